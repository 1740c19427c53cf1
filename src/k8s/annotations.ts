import type { Origin } from '../ir/origin.ts'
import { because, originsOf, trace } from '../ir/provenance.ts'

/** An annotation that a plugin means to write, and the places that ask for it. */
export interface Annotation {
  readonly key: string
  readonly value: string
  readonly because: readonly Origin[]
}

/** Annotations of an object, and those that the user's own took the place of. */
export interface MergedAnnotations {
  readonly annotations: Record<string, string>
  readonly overruled: readonly Annotation[]
}

/** Lays the user's own annotations over those of a plugin: sorted by key, each traced to its reasons. */
export function mergeAnnotations(
  derived: readonly Annotation[],
  written: Readonly<Record<string, string>>,
): MergedAnnotations {
  const own = Object.entries(written).map(([key, value]) => ({ key, value, because: originsOf(written, key) }))
  const merged = new Map([...derived, ...own].map(annotation => [annotation.key, annotation]))
  const sorted = [...merged.values()].sort((one, other) => (one.key < other.key ? -1 : 1))
  return {
    annotations: trace(
      written,
      Object.fromEntries(sorted.map(annotation => [annotation.key, because(annotation.value, annotation.because)])),
    ),
    overruled: derived.filter(({ key, value }) => Object.hasOwn(written, key) && written[key] !== value),
  }
}
