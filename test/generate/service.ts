import fc from 'fast-check'
import { metadata } from './metadata.ts'
import { map, type Node, oneOf } from './node.ts'

const common = { annotations: metadata.annotations, session_affinity: oneOf('None', 'ClientIP') }

/** How ports are offered: inside of the cluster, or outside of it too. */
export const service: fc.Arbitrary<Node> = fc.oneof(
  map({ type: oneOf('ClusterIP'), headless: fc.boolean(), annotations: metadata.annotations }),
  map({ type: oneOf('NodePort'), external_traffic_policy: oneOf('Cluster', 'Local'), ...common }, ['type']),
  map({ type: oneOf('LoadBalancer'), load_balancer_source_ranges: oneOf(['10.0.0.0/8'], []), ...common }, ['type']),
)
