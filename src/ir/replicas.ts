/** How many pods must stay, or may go, while nodes are drained: a number or a percentage. */
export type DisruptionBudget =
  | { readonly minAvailable: number | string; readonly maxUnavailable?: undefined }
  | { readonly maxUnavailable: number | string; readonly minAvailable?: undefined }

/** Keeps pods of one workload apart. */
export interface AntiAffinity {
  readonly preferred: readonly { readonly topologyKey: string; readonly weight: number }[]
  readonly required: readonly { readonly topologyKey: string }[]
}
