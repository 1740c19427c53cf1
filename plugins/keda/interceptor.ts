import { H2C, type Manifest, metadata, originsOf, primaryPortOf, tracedTo, type Workload } from 'k3s-platform/plugin'
import type { Service } from 'kubernetes-types/core/v1.js'
import type { NetworkPolicyPeer } from 'kubernetes-types/networking/v1.js'
import type { KedaSettings } from './settings.ts'

/** The name under which a workload's namespace knows the interceptor: one for each workload. */
export function interceptorName(workload: Workload): string {
  return `${workload.name}-keda`
}

/**
 * The interceptor under a name of the workload's own namespace, since an Ingress reaches only Services of its
 * namespace. Each workload has its own: HAProxy keeps timeouts and headers by Service, so two routes must not share
 * one.
 */
export function interceptorService(workload: Workload, { interceptor, ...settings }: KedaSettings): Manifest<Service> {
  const { service, port } = interceptor
  const appProtocol = interceptorProtocol(workload) && H2C
  const spec = tracedTo(originsOf(workload.scaling, 'type'), {
    type: 'ExternalName',
    externalName: `${service}.${settings.namespace}.svc.${settings.clusterDomain}`,
    // Traefik finds no port of an ExternalName Service that lists none.
    ports: [{ name: 'http', port, targetPort: port, protocol: 'TCP', ...(appProtocol && { appProtocol }) }],
  })
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(workload, interceptorName(workload)),
    spec,
  }
}

/** How the interceptor is spoken to: in HTTP/2 without TLS where it speaks that to the pods, else in HTTP/1.1. */
export function interceptorProtocol(workload: Workload): 'h2c' | undefined {
  return primaryPortOf(workload)?.appProtocol === H2C ? 'h2c' : undefined
}

/** The interceptor's pods, as a NetworkPolicy names them. */
export function interceptorPeers({ namespace, interceptor }: KedaSettings): NetworkPolicyPeer[] {
  return interceptor.podLabels.map(labels => ({
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    podSelector: { matchLabels: { ...labels } },
  }))
}

/** The names by which pods of the cluster call the interceptor for a workload. */
export function clusterHosts(workload: Workload, { clusterDomain }: KedaSettings): string[] {
  const name = interceptorName(workload)
  const { namespace } = workload
  return [name, `${name}.${namespace}`, `${name}.${namespace}.svc`, `${name}.${namespace}.svc.${clusterDomain}`]
}
