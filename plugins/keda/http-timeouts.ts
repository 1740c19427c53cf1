import type { Route } from 'k3s-platform/plugin'
import { parseDuration } from 'k3s-platform/plugin'
import type { KedaHttpScaling } from './scaling.ts'

/** How long the interceptor waits for a pod, and then for the head of its answer. Durations as Go writes them. */
export interface HttpTimeouts {
  readonly queue?: string
  readonly server?: string
}

/**
 * What the route says; where pods may have to start first, what it leaves open is the time that a cold start takes. A
 * default never contradicts a written value: no request waits longer for a pod than the ingress waits for the response.
 */
export function httpTimeouts({ minReplicas, answerTimeout }: KedaHttpScaling, route: Route | undefined): HttpTimeouts {
  const { server = answerTimeout, queue } = route?.timeouts ?? {}
  if (minReplicas > 0) return { ...(queue && { queue }), ...(server && { server }) }
  return {
    queue: queue ?? shorter(server ?? COLD_START, COLD_START),
    server: server ?? longer(queue ?? COLD_START, COLD_START),
  }
}

/** Whether the ingress gives up before the interceptor does. */
export function isCutShort({ server, queue }: HttpTimeouts): boolean {
  return server !== undefined && queue !== undefined && milliseconds(server) < milliseconds(queue)
}

const COLD_START = '180s'

function shorter(a: string, b: string): string {
  return milliseconds(b) < milliseconds(a) ? b : a
}

function longer(a: string, b: string): string {
  return milliseconds(b) > milliseconds(a) ? b : a
}

function milliseconds(duration: string): number {
  return parseDuration(duration) ?? 0
}
