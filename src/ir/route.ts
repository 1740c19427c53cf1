/** What the outside asks for, and what of it the workload sees. Neutral of the controller that serves it. */
export interface Route {
  /** Who serves it: `traefik`, `haproxy`, or what a plugin brings. */
  readonly class: string
  /** Host names, lower case; empty means every host. */
  readonly hosts: readonly string[]
  /** Starts with `/`. A prefix ends with one only when it is the root; any other path is as the user wrote it. */
  readonly path: string
  readonly pathType: 'Exact' | 'ImplementationSpecific' | 'Prefix'
  readonly rewrite?: Rewrite
  readonly tls?: RouteTls
  readonly timeouts: Timeouts
  readonly rateLimit?: RateLimit
  readonly cors?: Cors
  /** Whether browsers must use HTTPS only. */
  readonly hsts: boolean
  /** Annotations as the user wrote them, for whatever controller. */
  readonly annotations: Readonly<Record<string, string>>
  /** The largest body of a request, in bytes; 0 says that there is no limit. */
  readonly bodyLimit?: number
  /** Addresses and address blocks that may ask; absent means all. */
  readonly allowedAddresses?: readonly string[]
  /** How many requests of one client address may be under way at once. */
  readonly concurrencyLimit?: number
  /** How the backend is spoken to; absent means plain HTTP/1.1. */
  readonly backendProtocol?: BackendProtocol
  /** The cookie that keeps a client at one pod. */
  readonly stickyCookie?: { readonly name?: string }
  /** Whether plain HTTP is answered with a redirect where there is TLS; absent means that it is. */
  readonly redirectsToTls?: boolean
  /** The keys of `ingress` that the plugin of the class declares, as they are written. */
  readonly settings?: RouteSettings
}

/** The keys of `ingress` that plugins declare for their classes. Open: a plugin adds its own. */
// biome-ignore lint/suspicious/noEmptyInterface: plugins add to it.
export interface RouteSettings {}

/** HTTP/1.1 over TLS, HTTP/2 in the clear, or HTTP/2 over TLS. */
export type BackendProtocol = 'h2' | 'h2c' | 'https'

/**
 * Replaces the path's prefix and keeps the rest: `/abc/x` with target `/y` becomes `/y/x`. An exact path is replaced
 * whole, and keeps a slash at its end: `/abc/` becomes `/y/`.
 */
export interface Rewrite {
  readonly prefix: string
  readonly target: string
}

/** The part of a path that a rewrite replaces. */
export function replacedPart({ path, pathType }: Pick<Route, 'path' | 'pathType'>): string {
  return pathType === 'Exact' ? path : withoutLastSlash(path)
}

/** The path without a slash at its end; the root stays what it is. */
export function withoutLastSlash(path: string): string {
  return path.replace(/(?<=.)\/$/, '')
}

/** The certificate of a route: a Secret, made by cert-manager when an issuer is named. */
export interface RouteTls {
  readonly hosts: readonly string[]
  readonly secretName: string
  readonly issuer?: { readonly kind: 'ClusterIssuer' | 'Issuer'; readonly name: string }
}

/** Durations as Go writes them (`10s`, `1m30s`). */
export interface Timeouts {
  readonly connect?: string
  readonly server?: string
  readonly client?: string
  readonly queue?: string
}

/** Requests of one client address. */
export interface RateLimit {
  readonly requestsPerSecond: number
  readonly burst?: number
}

/** Which other origins a browser may call from. */
export interface Cors {
  readonly allowOrigins: readonly string[]
  readonly allowMethods: readonly string[]
  readonly allowHeaders: readonly string[]
  readonly allowCredentials: boolean
}
