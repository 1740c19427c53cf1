/** Ports from the first to the last. */
export interface PortRange {
  readonly first: number
  readonly last: number
}

/** `8080`, or `8080-8090`; undefined for an invalid port. */
export function portRange(text: string): PortRange | undefined {
  const [, from, to = from] = RANGE.exec(text) ?? []
  if (from === undefined) return undefined
  const first = Number(from)
  const last = Number(to)
  return first <= last && last <= 65_535 ? { first, last } : undefined
}

const RANGE = /^([0-9]{1,6})(?:-([0-9]{1,6}))?$/
