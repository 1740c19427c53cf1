/** A value behind a YAML tag that the reader was asked to keep, such as `!reset`. */
export class Tagged {
  readonly tag: string
  readonly value: unknown

  constructor(tag: string, value: unknown) {
    this.tag = tag
    this.value = value
  }
}
