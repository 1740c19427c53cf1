import { because, type Manifest, metadata, originsOf, trace, withProvenanceOf } from 'k3s-platform/plugin'
import type { Ingress, IngressRule } from 'kubernetes-types/networking/v1.js'
import { pathsOf } from './paths.ts'
import type { ServedRoute } from './served-route.ts'

/** The Ingress of a route. */
export function ingress(served: ServedRoute): Manifest<Ingress> {
  const { route, workload, annotations } = served
  const { tls } = route
  const hosts = route.hosts.length > 0 ? route.hosts : ['']
  const spec = trace(route, {
    ingressClassName: because(route.class, 'class'),
    // Without hosts here the controller serves plain HTTP, and says nothing.
    ...(tls && { tls: [trace(tls, { hosts: trace(tls.hosts, [...tls.hosts]), secretName: tls.secretName })] }),
    rules: because(
      hosts.map(host => rule(served, host)),
      ['hosts', 'path', 'pathType'],
    ),
  })
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: metadata(workload, workload.name, annotations, 'routeWave'),
    spec,
  }
}

function rule(served: ServedRoute, host: string): IngressRule {
  const { route, backend } = served
  const { name, port } = backend.service
  const service = withProvenanceOf(backend.service, {
    name,
    port: typeof port === 'string' ? { name: port } : { number: port },
  })
  return trace(route, {
    ...(host && { host: because(host, originsOf(route.hosts, route.hosts.indexOf(host))) }),
    http: because(
      {
        paths: pathsOf(served, host).map(({ path, pathType }) =>
          trace(route, { path, pathType, backend: because({ service }, backend.because) }),
        ),
      },
      ['path', 'pathType'],
    ),
  })
}
