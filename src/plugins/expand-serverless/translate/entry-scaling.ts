import { type App, lowered } from 'k3s-platform/plugin'
import type { Subject } from './entry.ts'

/**
 * What is said of the scaling of a function, without what an entry says for its functions with other triggers; nothing
 * when nothing is left.
 */
export function scalingFor(kind: 'http' | 'queue', scaling: App['scaling'], { found, owner }: Subject): App['scaling'] {
  if (!scaling) return undefined
  const { type: foreignType, keys: foreign } = OTHERS[kind]
  const entry = owner.settings.scaling ?? {}
  const isLeftOut = (key: string): boolean =>
    (key === 'type' && scaling.type === foreignType) ||
    foreign.includes(key) ||
    // A number in a decorator is for a function that scales.
    (key === 'max_instances' &&
      scaling.type === 'none' &&
      found.settings.max_instances !== undefined &&
      !(key in entry))
  const kept = Object.entries(scaling).filter(([key]) => !isLeftOut(key))
  return kept.length === 0 ? undefined : lowered<Scaling>(scaling, Object.fromEntries(kept))
}

type Scaling = Required<App>['scaling']

const OTHERS: Readonly<Record<'http' | 'queue', { readonly type: string; readonly keys: readonly string[] }>> = {
  http: { type: 'keda-queue', keys: ['queue_name', 'queue_length', 'queue', 'triggers'] },
  queue: { type: 'keda-http', keys: ['target_pending_requests', 'target_rps'] },
}
