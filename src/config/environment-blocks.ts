import { withProvenanceOf } from '../ir/provenance.ts'
import type { ConfigNode } from './config.ts'

/** An entry taken apart: what holds everywhere, and what differs by environment. */
export interface SplitEntry {
  readonly base: ConfigNode
  readonly blocks: ReadonlyMap<string, unknown>
}

/** Takes the blocks of the declared environments off an entry, or off the options of a plugin. */
export function splitEnvironments(node: ConfigNode, environments: readonly string[]): SplitEntry {
  const declared = new Set(environments)
  const base: Record<string, unknown> = {}
  const blocks = new Map<string, unknown>()
  for (const [key, value] of Object.entries(node)) {
    if (declared.has(key)) blocks.set(key, value)
    else base[key] = value
  }
  return { base: withProvenanceOf(node, base), blocks }
}
