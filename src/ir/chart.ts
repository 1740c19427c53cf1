import type { Owned } from './unit.ts'

/** A Helm chart that Argo CD installs. */
export interface Chart extends Owned {
  readonly name: string
  readonly namespace: string
  readonly repository: ChartRepository
  /** The chart's name inside the repository. */
  readonly chart: string
  readonly version: string
  /** Values files, base first; later ones win. Paths relative to the project's folder. */
  readonly valuesFiles: readonly string[]
  /** Values written in apps.yaml itself; they win over every file. */
  readonly values?: Readonly<Record<string, unknown>>
  /** The `x-` keys of its entry, as they are written. */
  readonly extensions?: Readonly<Record<string, unknown>>
}

/** Where a chart comes from. */
export interface ChartRepository {
  readonly kind: 'https' | 'oci'
  /** Without the `oci://` scheme for a registry, as Argo CD wants it. */
  readonly url: string
}
