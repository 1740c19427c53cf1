import type { Field, Mistake } from 'k3s-platform/plugin'
import { invalidValue, missingField } from 'k3s-platform/plugin'

/** What is wrong with a reference to an object of any kind. */
export function* referenceMistakes(field: Field, reference: Reference = {}): Iterable<Mistake> {
  for (const name of ['kind', 'name'] as const) {
    const text = reference[name]
    if (!text) yield missingField(field, name)
    else yield* pathSegmentMistakes({ ...field, pointer: `${field.pointer}/${name}` }, text)
  }
  const { apiVersion } = reference
  // Only the oldest kinds have a version without a group.
  if (apiVersion && apiVersion !== 'v1' && !/^[^/]+\/[^/]*$/.test(apiVersion))
    yield invalidValue(
      { ...field, pointer: `${field.pointer}/apiVersion` },
      apiVersion,
      'is not a valid API version',
      'For example: apps/v1.',
    )
}

/** Why a string cannot be a segment of a path at the API server. */
export function* pathSegmentMistakes(field: Field, text: string): Iterable<Mistake> {
  if (/[/%]/.test(text) || text === '.' || text === '..') yield invalidValue(field, text, 'must not contain "/" or "%"')
}

interface Reference {
  readonly kind?: string
  readonly name?: string
  readonly apiVersion?: string
}
