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
  /** What the cluster needs in addition to the units, as far as the tree has it. */
  readonly platform: readonly string[]
  /** Who serves routes that do not name a class: `traefik`, `haproxy`. */
  readonly ingressClass?: string
  /** The keys of `environments.<name>` that plugins declare, as they are written. */
  readonly settings: EnvironmentSettings
}

/** The keys of `environments.<name>` that plugins declare. Open: a plugin adds its own. */
// biome-ignore lint/suspicious/noEmptyInterface: plugins add to it.
export interface EnvironmentSettings {}
