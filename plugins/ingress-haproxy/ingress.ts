import {
  type Backend,
  type Manifest,
  metadata,
  originsOf,
  type Project,
  type Route,
  trace,
  type Workload,
  withProvenanceOf,
} from 'k3s-platform/plugin'
import type { Ingress, IngressRule } from 'kubernetes-types/networking/v1.js'
import { pathsOf, type RulePath } from './paths.ts'

/** The Ingress of a route. */
export function ingress(
  route: Route,
  backend: Backend,
  workload: Workload,
  annotations: Record<string, string>,
  project: Project,
): Manifest<Ingress> {
  const { tls } = route
  const hosts = route.hosts.length > 0 ? route.hosts : ['']
  const spec = {
    ingressClassName: route.class,
    // Without hosts here the controller serves plain HTTP, and says nothing.
    ...(tls && { tls: [trace(tls, { hosts: trace(tls.hosts, [...tls.hosts]), secretName: tls.secretName })] }),
    rules: hosts.map(host => rule(route, backend, host, pathsOf(route, host, workload, project))),
  }
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: metadata(workload, workload.name, annotations, 'routeWave'),
    spec: trace(route, spec, { ingressClassName: 'class', rules: ['hosts', 'path', 'pathType'] }),
  }
}

function rule(route: Route, backend: Backend, host: string, paths: readonly RulePath[]): IngressRule {
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
        paths: paths.map(({ path, pathType }) =>
          trace(route, { path, pathType, backend: { service } }, { backend: backend.because }),
        ),
      },
    },
    { host: originsOf(route.hosts, route.hosts.indexOf(host)), http: ['path', 'pathType'] },
  )
}
