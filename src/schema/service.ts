import type { Static } from '@sinclair/typebox'
import { closed, flag, list, mapOf, oneOf, scalar, text } from './shapes.ts'

/** How others in the cluster, and outside of it, reach the ports of a workload. */
export const Service = closed('Service', 'How the ports of the workload are offered (`Service`).', {
  type: oneOf(
    {
      ClusterIP: 'Inside of the cluster.',
      NodePort: 'Also on a port of every node.',
      LoadBalancer: 'Also behind an address of its own outside of the cluster.',
    },
    'Where the ports are offered. A workload with an address of its own does not sleep unless `scaling.type` says so.',
    { default: 'ClusterIP' },
  ),
  annotations: mapOf(scalar('The value of the annotation.'), 'Annotations of the Service.', {
    examples: [{ 'networking.gke.io/load-balancer-type': 'Internal' }],
  }),
  headless: flag('Whether its name leads to the addresses of the pods instead of one address (`clusterIP: None`).', {
    default: false,
  }),
  session_affinity: oneOf(
    { None: 'Any pod.', ClientIP: 'The same pod for the same client address.' },
    'Which pod a client reaches (`sessionAffinity`).',
    { default: 'None' },
  ),
  load_balancer_source_ranges: list(
    text('A range of addresses.'),
    'For `type: LoadBalancer`: the only addresses that may connect (`loadBalancerSourceRanges`).',
    { examples: [['203.0.113.0/24']] },
  ),
  external_traffic_policy: oneOf(
    { Cluster: 'Every node passes traffic on.', Local: 'Only nodes with a pod; pods see the address of the client.' },
    'For `NodePort` and `LoadBalancer`: which nodes pass traffic on (`externalTrafficPolicy`).',
    { default: 'Cluster' },
  ),
})
export type Service = Static<typeof Service>

/** The key that says how the ports of a workload are offered. */
export const serviceKeys = { service: Service }
