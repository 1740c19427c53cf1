import { byRule, type ConfigNode, lowered, originsOf, overlay } from 'k3s-platform/plugin'
import type { HttpTrigger } from '../discover/discovered-function.ts'

/** The probes of an HTTP function: the runtime's own paths, and what apps.yaml says laid over them. */
export function probesNode(trigger: HttpTrigger, written: ConfigNode = {}): ConfigNode {
  const because = originsOf(trigger, 'type')
  const made = Object.entries(OF_RUNTIME).map(([kind, { path, ...times }]) => {
    const asksOtherwise = isOtherwise(written[kind] as ConfigNode | undefined)
    return [kind, probe(trigger, asksOtherwise ? times : { path, port: 'http', ...times })] as const
  })
  const places = Object.fromEntries(made.map(([kind]) => [kind, because]))
  return overlay(lowered<ConfigNode>(trigger, Object.fromEntries(made), places), written) as ConfigNode
}

/** A process that has a minute to start may serve when it is ready, and is ended when it answers no more. */
const OF_RUNTIME = {
  startup: { path: '/ready', period: 2, failure_threshold: 30 },
  readiness: { path: '/ready', period: 5 },
  liveness: { path: '/live', period: 10 },
}

function isOtherwise(written: ConfigNode | undefined): boolean {
  return written !== undefined && ((written.type ?? 'http') !== 'http' || written.command !== undefined)
}

function probe(trigger: HttpTrigger, made: Readonly<Record<string, number | string>>): ConfigNode {
  const because = byRule('functions.probes', originsOf(trigger, 'type'))
  return lowered<ConfigNode>(trigger, made, Object.fromEntries(Object.keys(made).map(key => [key, because])))
}
