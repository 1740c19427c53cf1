/** The spelling of a number that prints differently, such as `1.10`, as a field of a map or a list. */
export type Spelling = (node: object, field: string | number) => string | undefined

/** How the numbers of a file are spelled that print differently. */
export class Spellings {
  readonly #known = new Map<object, Map<string | number, string>>()

  /** Notes the spelling of a field, if it is one that would be lost. */
  note(node: object, field: string | number, spelling: string | undefined): void {
    if (spelling === undefined) return
    const fields = this.#known.get(node) ?? new Map<string | number, string>()
    this.#known.set(node, fields.set(field, spelling))
  }

  /** The spelling of a field. */
  readonly of: Spelling = (node, field) => this.#known.get(node)?.get(field)

  /** Whether no spelling would be lost. */
  get isEmpty(): boolean {
    return this.#known.size === 0
  }
}

/** The spelling of a plain number that prints differently. */
export function spellingOf({ value, source, type }: PlainScalar): string | undefined {
  return typeof value === 'number' && type === 'PLAIN' && String(value) !== source ? source : undefined
}

/** What is known of a scalar. */
interface PlainScalar {
  readonly value: unknown
  readonly source?: string
  readonly type?: string
}
