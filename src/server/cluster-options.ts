import type { StopSignal } from './stop-signal.ts'

/** Options for starting a proxy. */
export interface ProxyOptions {
  /** Ends the proxy at once. */
  readonly signal?: StopSignal
  /** Receives what login programs print for the user: "open this page". */
  readonly say?: (line: string) => void
}

/** Which cluster to ask, and how. Apart from what asks it, so that the published types need none of Node's. */
export interface ClusterOptions extends ProxyOptions {
  /** A context of the kubeconfig; the current one when not given. */
  readonly context?: string
  /** What kubectl sees: `PATH`, `KUBECONFIG`, `HOME`, and what programs that log in want. */
  readonly variables: Readonly<Record<string, string | undefined>>
}
