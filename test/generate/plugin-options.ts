import fc from 'fast-check'
import { labelValue, qualifiedName } from './names.ts'
import { blocks, map, mostly, type Node, oneOf } from './node.ts'

const podLabels = fc.dictionary(qualifiedName, labelValue.map(String), {
  minKeys: 1,
  maxKeys: 2,
  noNullPrototype: true,
})
const peers = { namespaces: oneOf(['ingress'], ['a', 'b']), pod_labels: podLabels, cidrs: oneOf(['10.0.0.0/24'], []) }

const traefik = {
  ...peers,
  entrypoints: map({ web: oneOf('http'), websecure: oneOf('https') }),
  route_kind: oneOf('ingress', 'ingressroute'),
}

const options = {
  keda: map({
    http_api: oneOf('httpscaledobject', 'interceptorroute'),
    namespace: oneOf('keda', 'keda-system'),
    interceptor: map({ service: oneOf('proxy'), port: oneOf(8080, 65_535), pod_labels: podLabels }),
    cluster_domain: oneOf('cluster.local', 'k8s.example.com'),
    external_scaler: oneOf('scaler.keda:9090'),
    route_by: oneOf('header', 'host'),
    header: oneOf('X-App'),
  }),
  'ingress-traefik': map({ ...traefik, classes: map({ 'traefik-internal': map(traefik) }) }),
  'ingress-haproxy': map({ ...peers, classes: map({ 'haproxy-internal': map(peers) }) }),
}

/** Options of the bundled plugins, some of them for single environments. */
export const pluginOptions: fc.Arbitrary<Node> = map(
  Object.fromEntries(
    Object.entries(options).map(([name, own]) => [
      name,
      fc.tuple(own, mostly<Node>(fc.constant({}), blocks(own))).map(([keys, more]) => ({ ...keys, ...more })),
    ]),
  ),
)
