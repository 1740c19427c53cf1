import { originsOf } from '../../ir/provenance.ts'
import { primaryPortOf, type Workload } from '../../ir/workload.ts'
import { type PeerSource, peersOf } from '../../k8s/peers.ts'
import type { Context } from '../context.ts'
import { allowIngress } from './allow-ingress.ts'

/** Lets the pods of an ingress controller connect to the port that routes go to; `name` is what `explain` calls it. */
export function allowController(context: Context, workload: Workload, name: string, source: PeerSource): void {
  const port = primaryPortOf(workload)
  if (!port) return
  const { protocol, containerPort } = port
  allowIngress(
    context,
    workload,
    { from: peersOf(source), ports: [{ protocol, port: containerPort }] },
    { because: `${name} brings requests from outside`, origins: originsOf(workload, 'route') },
  )
}
