import { type Annotation, originsOf } from 'k3s-platform/plugin'
import { type ServedRoute, traefikKey } from './served-route.ts'

/**
 * What Traefik reads from the Service instead of the Ingress: how to speak to the pods, how long to wait for them, and
 * whether a client stays with one of them, by a cookie that scripts cannot read, as on HAProxy.
 */
export function serviceAnnotations({ route, workload, transport, own }: ServedRoute): readonly Annotation[] {
  const { backendProtocol, stickyCookie } = route
  const derived: Annotation[] = [
    ...(transport
      ? [
          {
            key: traefikKey('service.serverstransport'),
            value: `${workload.namespace}-${transport.metadata.name}@kubernetescrd`,
            because: originsOf(route, 'timeouts'),
          },
        ]
      : []),
    ...(backendProtocol
      ? [
          {
            key: traefikKey('service.serversscheme'),
            value: schemeOf(backendProtocol),
            because: originsOf(route, 'backendProtocol'),
          },
        ]
      : []),
    ...(stickyCookie
      ? ['service.sticky.cookie', 'service.sticky.cookie.httponly'].map(name => ({
          key: traefikKey(name),
          value: 'true',
          because: originsOf(route, 'stickyCookie'),
        }))
      : []),
    ...(stickyCookie?.name
      ? [
          {
            key: traefikKey('service.sticky.cookie.name'),
            value: stickyCookie.name,
            because: originsOf(route, 'stickyCookie'),
          },
        ]
      : []),
  ]
  const written = Object.entries(own.service).map(([key, value]) => ({
    key,
    value,
    because: originsOf(own.service, key),
  }))
  return [...derived.filter(({ key }) => !Object.hasOwn(own.service, key)), ...written]
}

/** Traefik speaks HTTP/2 over TLS by itself where the pod offers it. */
export function schemeOf(protocol: NonNullable<ServedRoute['route']['backendProtocol']>): 'h2c' | 'https' {
  return protocol === 'h2c' ? 'h2c' : 'https'
}
