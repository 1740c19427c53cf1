import type { Diagnostic } from 'k3s-platform/plugin'

/** What a conversion may use, and where it reports. */
export interface Converting {
  /** The folder of the file in which the node was written, relative to the folder of apps.yaml; empty for that one. */
  readonly folder: string
  report(diagnostic: Diagnostic): void
}

/** Reads one field of a node in its long form; undefined when nothing is there, or nothing that can be read. */
export type Convert<Made> = (parent: object, key: string | number, converting: Converting) => Made | undefined

/** The value of a field as it was written. */
export function written(parent: object, key: string | number): unknown {
  return (parent as Record<string | number, unknown>)[key]
}
