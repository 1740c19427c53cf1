/** The deploy target that one build is for. */
export interface Environment {
  readonly name: string
  /** The host that routes without hosts of their own answer on. */
  readonly domain?: string
  readonly tls: boolean
  readonly tlsSecret?: string
  readonly tlsIssuer?: string
  /** Whether pods whose egress is closed may ask the metadata server of their node all the same. */
  readonly egressToMetadata: boolean
  /** Recorded for development tools; changes no manifest by itself. */
  readonly debug: boolean
  /** What the cluster needs besides the units, as far as it is to be written into the tree. */
  readonly platform: readonly PlatformPart[]
  /** Who serves routes that do not name a class: `traefik`, `haproxy`. */
  readonly ingressClass?: string
}

/** Something that the units of an environment need in their cluster, and that belongs to none of them. */
export type PlatformPart = 'namespaces' | 'traefik'
