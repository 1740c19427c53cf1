/** The deploy target that one build is for. */
export interface Environment {
  readonly name: string
  /** The host that routes without hosts of their own answer on. */
  readonly domain?: string
  readonly tls: boolean
  readonly tlsSecret?: string
  readonly tlsIssuer?: string
  /** Recorded for development tools; changes no manifest by itself. */
  readonly debug: boolean
  /** Who serves routes that do not name a class: `traefik`, `haproxy`. */
  readonly ingressClass?: string
}
