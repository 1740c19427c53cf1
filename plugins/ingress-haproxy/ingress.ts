import {
  type Backend,
  type Manifest,
  metadata,
  originsOf,
  type Route,
  trace,
  type Workload,
  withProvenanceOf,
} from 'k3s-platform/plugin'
import type { Ingress, IngressRule } from 'kubernetes-types/networking/v1.js'

/** The Ingress of a route. */
export function ingress(
  route: Route,
  backend: Backend,
  workload: Workload,
  annotations: Record<string, string>,
): Manifest<Ingress> {
  const { tls } = route
  const hosts = route.hosts.length > 0 ? route.hosts : ['']
  const spec = {
    ingressClassName: route.class,
    // Without hosts here the controller serves plain HTTP, and says nothing.
    ...(tls && { tls: [trace(tls, { hosts: trace(tls.hosts, [...tls.hosts]), secretName: tls.secretName })] }),
    rules: hosts.map(host => rule(route, backend, host)),
  }
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: metadata(workload, workload.name, annotations),
    spec: trace(route, spec, { ingressClassName: 'class', rules: ['hosts', 'path', 'pathType'] }),
  }
}

function rule(route: Route, backend: Backend, host: string): IngressRule {
  const { name, port } = backend.service
  const service = withProvenanceOf(backend.service, {
    name,
    port: typeof port === 'string' ? { name: port } : { number: port },
  })
  const path = trace(
    route,
    { path: route.path, pathType: route.pathType, backend: { service } },
    { backend: backend.because },
  )
  return trace(
    route,
    { ...(host && { host }), http: { paths: [path] } },
    { host: originsOf(route.hosts, route.hosts.indexOf(host)), http: ['path', 'pathType'] },
  )
}
