import type { Origin } from './origin.ts'
import type { BackendProtocol } from './route.ts'

/** The Service that a route sends traffic to. All that scalers and ingress controllers know of each other. */
export interface Backend {
  /** Always in the workload's own namespace. */
  readonly service: { readonly name: string; readonly port: number | string }
  /** Request headers that the controller must set on the way, whatever the client sent. */
  readonly headers: Readonly<Record<string, string>>
  /** How the Service is spoken to; absent means HTTP/1.1 without TLS. */
  readonly protocol?: BackendProtocol
  /** Whether the controller itself connects to the workload's pods. */
  readonly direct: boolean
  /** How long the backend may need when the route says nothing: a cold start takes its time. */
  readonly timeouts?: { readonly server: string; readonly queue: string }
  /** What in apps.yaml made it so. */
  readonly because: readonly Origin[]
}
