import type { Backend } from './backend.ts'
import { because, originsOf, trace } from './provenance.ts'
import type { BackendProtocol, Route } from './route.ts'
import type { Port } from './workload.ts'

/** What a port of a Service is called that speaks HTTP/2 without TLS, as gRPC does. */
export const H2C = 'kubernetes.io/h2c'

/** How a port is spoken to, by what it says of itself; absent means HTTP/1.1 without TLS. */
export function protocolOf(port: Port | undefined): BackendProtocol | undefined {
  if (port?.appProtocol === H2C) return 'h2c'
  return port?.appProtocol === 'https' ? 'https' : undefined
}

/** The route as its backend is spoken to, unless the route itself says how. */
export function withBackendProtocol(route: Route, { protocol }: Backend, port: Port | undefined): Route {
  if (route.backendProtocol || !protocol) return route
  return trace(route, { ...route, backendProtocol: because(protocol, originsOf(port, 'appProtocol')) })
}
