import type { Origin } from 'k3s-platform/plugin'

/** A request header that HAProxy sets, as one line of the annotation `headers`. */
export interface HeaderLine {
  readonly name: string
  /** As HAProxy reads it: a `%` that is meant is doubled, and `%[…]` is an expression. */
  readonly value: string
  readonly because: readonly Origin[]
}

/** The text of the annotation. */
export function headerText(lines: readonly HeaderLine[]): string {
  return lines.map(({ name, value }) => `${name}: ${value}\n`).join('')
}

/** A literal value as HAProxy has to read it. */
export function escapeHeaderValue(text: string): string {
  return text.replaceAll('%', '%%')
}

/**
 * Why HAProxy would refuse a value. The controller copies it unescaped into one configuration for all routes, so a bad
 * one freezes every route of the cluster. The words follow "the value …".
 */
export function violationOfHeaderValue(value: string): string | undefined {
  if (value === '') return 'must not be empty'
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const stranger = /[\s"'\\#$\x00-\x1f\x7f]/.exec(value)?.[0]
  if (stranger !== undefined) return `must not contain ${wordsFor(stranger)}`
  return /%(?![%[])/.test(value.replaceAll('%%', '')) ? 'must write a "%" as "%%"' : undefined
}

/** The lines of an annotation that a user wrote; a line without a colon has no value. */
export function parseHeaderLines(text: string, because: readonly Origin[]): HeaderLine[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(line => {
      const colon = line.indexOf(':')
      const name = colon < 0 ? line : line.slice(0, colon).trim()
      return { name, value: colon < 0 ? '' : line.slice(colon + 1).trim(), because }
    })
}

/** A user's lines laid over derived ones of the same name, whatever its case. */
export function mergeHeaderLines(derived: readonly HeaderLine[], written: readonly HeaderLine[]): HeaderLine[] {
  const isWritten = ({ name }: HeaderLine) => written.some(line => line.name.toLowerCase() === name.toLowerCase())
  return [...derived.filter(line => !isWritten(line)), ...written]
}

function wordsFor(character: string): string {
  if (character === ' ') return 'a space'
  if (/["'\\#$]/.test(character)) return character === '"' ? "'\"'" : `"${character}"`
  return 'a control character'
}
