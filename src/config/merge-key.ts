import { Tagged } from './tagged.ts'
import type { YamlProvenance } from './yaml-provenance.ts'

/** YAML's merge key: fields that the map does not have itself; of several maps the earlier wins. */
export function mergeInto(
  map: Record<string, unknown>,
  merged: unknown,
  span: readonly [number, number],
  provenance: YamlProvenance,
  onMerged: (part: object, field: string) => void,
): void {
  const parts = merged instanceof Tagged ? merged.value : merged
  for (const part of Array.isArray(parts) ? parts : [parts]) {
    if (typeof part !== 'object' || part === null) continue
    for (const [field, value] of Object.entries(part)) {
      if (Object.hasOwn(map, field)) continue
      provenance.note(field, ...span, ...span)
      onMerged(part, field)
      map[field] = value
    }
  }
}
