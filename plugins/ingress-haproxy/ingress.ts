import { type Manifest, metadata, originsOf, trace, withProvenanceOf } from 'k3s-platform/plugin'
import type { Ingress, IngressRule } from 'kubernetes-types/networking/v1.js'
import { pathsOf } from './paths.ts'
import type { ServedRoute } from './served-route.ts'

/** The Ingress of a route. */
export function ingress(served: ServedRoute): Manifest<Ingress> {
  const { route, workload, annotations } = served
  const { tls } = route
  const hosts = route.hosts.length > 0 ? route.hosts : ['']
  const spec = {
    ingressClassName: route.class,
    // Without hosts here the controller serves plain HTTP, and says nothing.
    ...(tls && { tls: [trace(tls, { hosts: trace(tls.hosts, [...tls.hosts]), secretName: tls.secretName })] }),
    rules: hosts.map(host => rule(served, host)),
  }
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: metadata(workload, workload.name, annotations, 'routeWave'),
    spec: trace(route, spec, { ingressClassName: 'class', rules: ['hosts', 'path', 'pathType'] }),
  }
}

function rule(served: ServedRoute, host: string): IngressRule {
  const { route, backend } = served
  const { name, port } = backend.service
  const service = withProvenanceOf(backend.service, {
    name,
    port: typeof port === 'string' ? { name: port } : { number: port },
  })
  return trace(
    route,
    {
      ...(host && { host }),
      http: {
        paths: pathsOf(served, host).map(({ path, pathType }) =>
          trace(route, { path, pathType, backend: { service } }, { backend: backend.because }),
        ),
      },
    },
    { host: originsOf(route.hosts, route.hosts.indexOf(host)), http: ['path', 'pathType'] },
  )
}
