import type { TapOrder } from './plugin-hooks.ts'

/** A tap as a plugin gave it, before the order of its stage is known. */
export interface CollectedTap {
  readonly plugin: string
  readonly tap: AnyTap
  readonly order: TapOrder
}

/** A tap of any stage. */
// biome-ignore lint/suspicious/noExplicitAny: each stage has its own arguments; PluginHooks types them for plugins
export type AnyTap = (...values: any[]) => unknown
