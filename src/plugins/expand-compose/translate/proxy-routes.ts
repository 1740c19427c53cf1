import { type Diagnostic, type Origin, originsOf } from 'k3s-platform/plugin'
import { type ProxyRoute, routeOfLabels, routeOfVariables } from '../text/proxy-route.ts'
import { ignoredKey } from './loss-messages.ts'
import { guardLost, proxyRoute } from './proxy-route-messages.ts'
import type { Subject } from './stack.ts'
import { writtenSettings } from './written-settings.ts'

/** A label for Traefik, where it is written. */
export interface TraefikLabel {
  /** The key that it is under. */
  readonly key: string
  readonly name: string
  readonly value: string
  readonly at: Origin | undefined
}

/** Reports once what labels for Traefik ask for: in a cluster it reads none. */
export function reportTraefikLabels(labels: readonly TraefikLabel[], subject: Subject): void {
  const { name: service, report } = subject
  const isRouted = hasRoute(subject)
  const isOff = labels.every(({ name, value }) => name === 'traefik.enable' && /^false$/i.test(value))
  const [first, ...others] = labels
  if (!first) return
  const guards = [...new Set(labels.flatMap(({ name }) => guardOf(name) ?? []))]
  if (isOff) report(ignoredLabel(first))
  else if (!isRouted) {
    const route = routeOfLabels(new Map(labels.map(({ name, value }) => [name, value])))
    report(
      proxyRoute('labels for Traefik', service, { route, guards, missingPort: missingPort(route, subject) }, first.at),
    )
  } else if (guards.length > 0 && !isGuarded(subject))
    report(guardLost(service, guards, labels.find(({ name }) => guardOf(name))?.at))
  else report(ignoredLabel(first))
  for (const label of others) report(ignoredLabel(label))
}

/** Reports the variables that nginx-proxy takes for a route. */
export function reportProxyVariables(subject: Subject): void {
  const { service, name, report } = subject
  const { environment = {} } = service
  const route = routeOfVariables(environment)
  if (!route || hasRoute(subject)) return
  const [at] = originsOf(environment, 'VIRTUAL_HOST')
  report(
    proxyRoute('the variable VIRTUAL_HOST', name, { route, guards: [], missingPort: missingPort(route, subject) }, at),
  )
}

function ignoredLabel({ key, name, at }: TraefikLabel): Diagnostic {
  return ignoredKey(`${key}.${name}`, 'Traefik reads no labels in a cluster', at)
}

function hasRoute({ name, stack }: Subject): boolean {
  return writtenSettings(name, stack).some(({ ingress }) => ingress && ingress.enabled !== false)
}

/** Whether apps.yaml has annotations for the route: they may have what the labels guarded. */
function isGuarded({ name, stack }: Subject): boolean {
  return writtenSettings(name, stack).some(({ ingress }) => Object.keys(ingress?.annotations ?? {}).length > 0)
}

/** The port of a route that the service has neither under `ports` nor under `expose`. */
function missingPort(route: ProxyRoute | undefined, { service }: Subject): string | undefined {
  const { ports = [], expose = [] } = service
  const known = [...ports.map(({ target }) => String(target)), ...expose.map(port => port.split('/')[0])]
  return route?.port !== undefined && !known.includes(route.port) ? route.port : undefined
}

/** What a label lets only some in by: a login or a list of addresses. */
function guardOf(label: string): string | undefined {
  return /\.middlewares\.[^.]+\.(basicauth|digestauth|forwardauth|ipallowlist|ipwhitelist)\b/i.exec(label)?.[1]
}
