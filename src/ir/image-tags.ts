import type { UnitKey } from './unit.ts'

/** Image tags given from outside: for every image, and for single units. */
export interface ImageTags {
  readonly every?: string
  readonly units: Readonly<Record<UnitKey, string>>
}
