import { type App, because, lowered, originsOf, overlay, tracedTo } from 'k3s-platform/plugin'
import type { HttpTrigger } from '../discover/discovered-function.ts'
import type { Subject } from './entry.ts'
import { limitWithoutRoute, roundedLimit } from './route-messages.ts'
import { timeoutOf } from './timeout.ts'

/** What the decorators say of a route: where it is, and its limit. */
export function decoratedRoute(trigger: HttpTrigger, { report }: Subject): Ingress {
  const { rate_limit: limit, path } = trigger
  const rounded = limit === undefined ? undefined : Math.ceil(limit)
  if (limit !== undefined && rounded !== limit)
    report(roundedLimit(limit, rounded!, originsOf(trigger, 'rate_limit')[0]))
  return lowered<Ingress>(trigger, {
    path,
    rate_limit:
      rounded === undefined
        ? undefined
        : lowered<Required<Ingress>['rate_limit']>(trigger, { requests_per_second: because(rounded, 'rate_limit') }),
  })
}

/** The route of a function from what apps.yaml and the decorators say together; nothing when it has none. */
export function routeNode(node: App, trigger: HttpTrigger, subject: Subject): App['ingress'] {
  const { found, report } = subject
  const said = node.ingress ?? {}
  if (!isRouted(node, subject)) {
    if (trigger.rate_limit !== undefined) report(limitWithoutRoute(found.name, originsOf(trigger, 'rate_limit')[0]))
    return undefined
  }
  const { seconds, places } = timeoutOf(found, node)
  // A route without a word of its own has three minutes, for the start of the first pod and the answer together.
  const isLong = seconds + START_SECONDS > 180
  const server = `${Math.ceil(seconds) + START_SECONDS}s`
  const made = lowered<Ingress>(trigger, {
    path: because('/', originsOf(trigger, 'type')),
    timeouts: isLong ? because(tracedTo(places, { server }), places) : undefined,
  })
  return overlay(made, said) as Ingress
}

type Ingress = Required<App>['ingress']

/** How long a pod may take to start. */
const START_SECONDS = 60

/** What is public has a route; what is not has one when the entry asks for routes and the function for nothing else. */
function isRouted({ ingress, security }: App, { found }: Subject): boolean {
  const { enabled } = ingress ?? {}
  if (enabled === false) return false
  if (security?.visibility === 'public') return true
  return enabled === true && found.settings.visibility === undefined
}
