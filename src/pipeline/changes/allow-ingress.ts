import type { Origin } from '../../ir/origin.ts'
import { because, originsOf, trace } from '../../ir/provenance.ts'
import type { Workload } from '../../ir/workload.ts'
import { networkPolicyOf } from '../../k8s/refs.ts'
import type { Reason } from '../change.ts'
import type { Context } from '../context.ts'
import { add } from '../patch.ts'
import { at } from '../pointer.ts'

/** Who may come in: elements of a NetworkPolicy's `from`, and the pod ports that they may use. */
export interface AllowedTraffic {
  readonly from: readonly object[]
  /** Pod ports (or their names), never Service ports: the policy applies behind the Service. */
  readonly ports: readonly { readonly protocol: string; readonly port: number | string }[]
}

/**
 * Allows traffic into a workload. The source of the traffic calls this: a scaler for its proxy, an ingress class for
 * its controller. A workload without a policy is open already, so nothing happens.
 */
export function allowIngress(context: Context, workload: Workload, traffic: AllowedTraffic, reason: Reason): void {
  const policy = networkPolicyOf(workload)
  if (!context.resources.get(policy)) return
  const rule = trace(undefined, {
    from: because(traffic.from, reason.origins ?? []),
    ports: because(traffic.ports, [...(reason.origins ?? []), ...portOrigins(workload, traffic)]),
  })
  context.patch(policy, [add(at`/spec/ingress/-`, rule)], reason)
}

function portOrigins({ container }: Workload, { ports }: AllowedTraffic): readonly Origin[] {
  const opened = ports.map(({ port }) => port)
  return container.ports.flatMap(port => [
    ...(opened.includes(port.name) ? originsOf(port, 'name') : []),
    ...(opened.includes(port.containerPort) ? originsOf(port, 'containerPort') : []),
  ])
}
