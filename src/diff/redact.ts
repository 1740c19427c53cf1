import type { FieldChange } from './field-change.ts'

/** What stands in a report for a value that belongs into none. */
const HIDDEN = '(hidden)'

/** An object as it is told: without the values of a Secret. */
export function redacted(object: object): object {
  const { kind } = object as { readonly kind: string }
  if (kind !== 'Secret') return object
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [name, isSecret(name) ? hidden(value) : value]),
  )
}

/** A difference as it is told: of a Secret one learns that a value differs, and not what it was. */
export function redactedChange(change: FieldChange, kind: string): FieldChange {
  const [first] = change.path
  if (kind !== 'Secret' || typeof first !== 'string' || !isSecret(first)) return change
  return {
    ...change,
    ...('before' in change && { before: hidden(change.before) }),
    ...('after' in change && { after: hidden(change.after) }),
  }
}

function isSecret(field: string): boolean {
  return field === 'data' || field === 'stringData'
}

function hidden(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return HIDDEN
  return Object.fromEntries(Object.keys(value).map(name => [name, HIDDEN]))
}
