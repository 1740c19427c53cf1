import { type App, byRule, originsOf, overlay, tracedTo } from 'k3s-platform/plugin'
import type { HttpTrigger } from '../discover/discovered-function.ts'

/** The probes of an HTTP function: the runtime's own paths, and what apps.yaml says laid over them. */
export function probesNode(trigger: HttpTrigger, written: Probes = {}): Probes {
  const made = KINDS.map(kind => {
    const { path, ...times } = OF_RUNTIME[kind]
    const asksOtherwise = isOtherwise(written[kind])
    return [kind, probe(trigger, asksOtherwise ? times : { path, port: 'http', ...times })] as const
  })
  return overlay(tracedTo(originsOf(trigger, 'type'), Object.fromEntries(made)), written) as Probes
}

/** A process that has a minute to start may serve when it is ready, and is ended when it answers no more. */
const OF_RUNTIME = {
  startup: { path: '/ready', period: 2, failure_threshold: 30 },
  readiness: { path: '/ready', period: 5 },
  liveness: { path: '/live', period: 10 },
} satisfies Probes

const KINDS = ['startup', 'readiness', 'liveness'] as const

type Probes = Required<App>['probes']
type Probe = Required<Probes>['readiness']

function isOtherwise(written: Probe | undefined): boolean {
  return written !== undefined && ((written.type ?? 'http') !== 'http' || written.command !== undefined)
}

function probe(trigger: HttpTrigger, made: Probe): Probe {
  return tracedTo(byRule('functions.probes', originsOf(trigger, 'type')), made)
}
