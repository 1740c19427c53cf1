import {
  because,
  formatDuration,
  type Manifest,
  metadata,
  parseDuration,
  type Route,
  trace,
  type Workload,
} from 'k3s-platform/plugin'

/** ServersTransport of `traefik.io/v1alpha1`, as far as it is written here. */
export interface ServersTransport {
  readonly spec: {
    readonly forwardingTimeouts: { readonly dialTimeout?: string; readonly responseHeaderTimeout?: string }
  }
}

/** How long Traefik waits for the pods of a route; nothing when the route says nothing, since Traefik waits for ever. */
export function serversTransport({ timeouts }: Route, workload: Workload): Manifest<ServersTransport> | undefined {
  const { connect, server } = timeouts
  if (connect === undefined && server === undefined) return undefined
  const forwardingTimeouts = trace(timeouts, {
    ...(connect !== undefined && { dialTimeout: because(withoutFraction(connect), 'connect') }),
    ...(server !== undefined && { responseHeaderTimeout: because(withoutFraction(server), 'server') }),
  })
  return {
    apiVersion: 'traefik.io/v1alpha1',
    kind: 'ServersTransport',
    metadata: metadata(workload),
    spec: {
      forwardingTimeouts,
    },
  }
}

/** The definition of the kind refuses fractions such as `1.5h`. */
function withoutFraction(duration: string): string {
  if (!duration.includes('.')) return duration
  const milliseconds = parseDuration(duration)
  return milliseconds === undefined ? duration : formatDuration(milliseconds)
}
