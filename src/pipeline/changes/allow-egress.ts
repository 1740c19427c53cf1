import { tracedTo } from '../../ir/provenance.ts'
import type { Workload } from '../../ir/workload.ts'
import { networkPolicyOf } from '../../k8s/refs.ts'
import type { Reason } from '../change.ts'
import type { Context } from '../context.ts'
import { add } from '../patch.ts'
import { at } from '../pointer.ts'

/** Whom pods may reach: elements of a NetworkPolicy's `to`, and the ports of the pods on the other side. */
export interface AllowedDestination {
  readonly to: readonly object[]
  readonly ports: readonly { readonly protocol: string; readonly port: number | string }[]
}

/**
 * Allows traffic out of a workload whose egress is closed. Plugins that add an intermediary call this. A workload that
 * may reach only its own networks stays closed.
 */
export function allowEgress(
  context: Context,
  workload: Workload,
  { to, ports }: AllowedDestination,
  reason: Reason,
): void {
  const { isolated, internal } = workload.security.networkPolicy
  const policy = networkPolicyOf(workload)
  const { spec } = (context.resources.get(policy) ?? {}) as { readonly spec?: { readonly egress?: readonly object[] } }
  if (isolated || internal || !spec?.egress) return
  context.patch(policy, [add(at`/spec/egress/-`, tracedTo(reason.origins ?? [], { to, ports }))], reason)
}
