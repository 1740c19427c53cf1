/** What the kubelet asks a container, and how often. Times are seconds; what was not written is left to Kubernetes. */
export interface Probe {
  readonly handler: ProbeHandler
  readonly initialDelaySeconds?: number
  readonly periodSeconds?: number
  readonly timeoutSeconds?: number
  readonly successThreshold?: number
  readonly failureThreshold?: number
}

/** How a probe asks. */
export type ProbeHandler =
  | { readonly kind: 'exec'; readonly command: readonly string[] }
  | { readonly kind: 'grpc'; readonly port: number; readonly service?: string }
  | ({ readonly kind: 'http' } & HttpRequest)
  | { readonly kind: 'tcp'; readonly port: number | string }

/** A GET request that the kubelet sends to a container. */
export interface HttpRequest {
  readonly path: string
  readonly port: number | string
  readonly scheme?: 'HTTP' | 'HTTPS'
  readonly headers?: readonly { readonly name: string; readonly value: string }[]
}

/** The three probes of a container. */
export interface Probes {
  readonly startup?: Probe
  readonly readiness?: Probe
  readonly liveness?: Probe
}
