import {
  because,
  fieldOf,
  fieldsOf,
  keyOriginOf,
  markOf,
  originsOf,
  type Written,
  withProvenance,
} from '../../ir/provenance.ts'
import {
  type Rewrite,
  type Route,
  replacedPart,
  type Timeouts as TimeoutsIr,
  withoutLastSlash,
} from '../../ir/route.ts'
import { durationHint, parseDuration } from '../../k8s/duration.ts'
import { violationOfHost, violationOfIngressPath } from '../../k8s/names.ts'
import type { Ingress, Timeouts } from '../../schema/ingress.ts'
import { toCors } from './cors.ts'
import { withReadAnnotations } from './ingress/annotations.ts'
import { toRouteSettings } from './ingress/settings.ts'
import { type Lowering, lowered, optionalText, textMap } from './lowering.ts'
import { unusedKey } from './messages.ts'
import { invalidDuration, invalidHost, invalidPath, invalidRewrite, noIngressClass } from './route-messages.ts'
import { toRouteTls } from './tls.ts'
import { unknownIngressClass } from './unit-messages.ts'

/** What an entry says about its route. */
export interface RouteKeys {
  readonly ingress?: Ingress
  /** Laid over the annotations of the ingress block. */
  readonly ingress_annotations?: Readonly<Record<string, unknown>>
}

/** Whether there is a route at all: a block that is present is enabled unless it says otherwise. */
export function hasRoute({ ingress }: RouteKeys): boolean {
  return ingress !== undefined && ingress.enabled !== false
}

/** The route in neutral terms; nothing when there is none, or when it cannot be served. */
export function toRoute(keys: RouteKeys, lowering: Lowering): Route | undefined {
  const { ingress } = keys
  if (!ingress && keys.ingress_annotations && lowering.entry.section === 'apps')
    lowering.report(
      unusedKey(
        'ingress_annotations',
        'an app without a route',
        'Add "ingress".',
        keyOriginOf(keys, 'ingress_annotations'),
      ),
    )
  if (!ingress || !hasRoute(keys)) return undefined
  const { environment } = lowering
  const path = toPath(ingress, lowering)
  const pathType = ingress.path_type ?? 'Prefix'
  const hosts = toHosts(ingress, lowering)
  const tls = toRouteTls(ingress, hosts, lowering)
  const ingressClass = toClass(ingress, lowering)
  const route = lowered<Route>(ingress, {
    class: ingressClass,
    hosts: because(hosts, originsOf(hosts)),
    path,
    pathType,
    rewrite: because(toRewrite(ingress, { path, pathType }, lowering), ['rewrite_target', 'strip_prefix', 'path']),
    tls: ingress.tls ? tls : because(tls, originsOf(environment, 'tls')),
    timeouts: toTimeouts(ingress.timeouts, lowering),
    rateLimit: ingress.rate_limit && toRateLimit(ingress.rate_limit),
    cors: toCors(ingress.cors, lowering),
    hsts: ingress.hsts ?? false,
    annotations: toAnnotations(keys),
    settings: because(toRouteSettings(ingress, ingressClass.value, lowering), originsOf(ingress)),
  })
  return withReadAnnotations(route, lowering)
}

function toClass(ingress: Ingress, { environment, known, report }: Lowering): Written<string> {
  const { value = '', reason } = ingress.class ? fieldOf(ingress, 'class') : fieldOf(environment, 'ingressClass')
  if (!value) report(noIngressClass([...known.ingress.keys()], originsOf(ingress)[0]))
  else if (!known.ingress.has(value)) report(unknownIngressClass(value, [...known.ingress.keys()], reason[0]))
  return because(value, reason)
}

function toPath(ingress: Ingress, lowering: Lowering): string {
  const path = ingress.path ?? '/'
  const violation =
    violationOfIngressPath(path) ??
    (path.includes('%') ? 'it must not contain "%": controllers disagree about encoded paths' : undefined) ??
    violationOfPathCharacters(path, ingress.path_type)
  if (violation) lowering.report(invalidPath(path, violation, originsOf(ingress, 'path')[0]))
  return (ingress.path_type ?? 'Prefix') === 'Prefix' ? withoutLastSlash(path) : path
}

/** A path of the controller's own kind may be a regular expression; any other is compared with what clients send. */
function violationOfPathCharacters(path: string, type: Ingress['path_type']): string | undefined {
  const stranger = type === 'ImplementationSpecific' ? undefined : /[^\w\-.~!$&'()*+,;=:@/]/u.exec(path)?.[0]
  return stranger === undefined ? undefined : `it must not contain "${stranger}", which clients never send unescaped`
}

function toHosts(ingress: Ingress, lowering: Lowering): string[] {
  const { environment } = lowering
  const written = ingress.hosts?.length ? ingress.hosts : undefined
  const hosts = (written ?? (environment.domain ? [environment.domain] : [])).map(host => host.toLowerCase())
  const placeOf = (index: number) => (written ? originsOf(written, index) : originsOf(environment, 'domain'))
  hosts.forEach((host, index) => {
    const violation = violationOfHost(host)
    if (violation) lowering.report(invalidHost(host, violation, placeOf(index)[0]))
  })
  const different = hosts.filter((host, index) => hosts.indexOf(host) === index)
  const whole = written ? markOf(ingress, 'hosts') : markOf(environment, 'domain')
  return withProvenance(different, {
    at: index => (index === undefined ? whole : { origins: placeOf(hosts.indexOf(different[Number(index)]!)) }),
  })
}

/** `strip_prefix` is `rewrite_target: /`; when both are written, the target wins. */
function toRewrite(ingress: Ingress, route: Pick<Route, 'path' | 'pathType'>, lowering: Lowering): Rewrite | undefined {
  const { rewrite_target: target, strip_prefix: isStripped } = ingress
  const prefix = replacedPart(route)
  if (target === undefined && isStripped && prefix === '/') {
    const hint = 'Remove it, or give the route a path.'
    lowering.report(unusedKey('strip_prefix', 'a route of every path', hint, keyOriginOf(ingress, 'strip_prefix')))
  }
  if (target === undefined)
    return isStripped && prefix !== '/'
      ? lowered(ingress, { prefix: because(prefix, 'path'), target: because('/', 'strip_prefix') })
      : undefined
  if (!/^\/[^?#\s]*$/.test(target) || target.includes('//')) {
    lowering.report(invalidRewrite(target, originsOf(ingress, 'rewrite_target')[0]))
    return undefined
  }
  const trimmed = withoutLastSlash(target)
  if (trimmed === withoutLastSlash(prefix)) return undefined
  return lowered(ingress, { prefix: because(prefix, 'path'), target: because(trimmed, 'rewrite_target') })
}

function toTimeouts(timeouts: Timeouts = {}, lowering: Lowering): TimeoutsIr {
  const toTimeout = (key: keyof Timeouts) => {
    const text = optionalText(timeouts, key)
    if (text !== undefined && !parseDuration(text))
      lowering.report(invalidDuration(key, text, durationHint(text), originsOf(timeouts, key)[0]))
    return text
  }
  return lowered(timeouts, {
    connect: toTimeout('connect'),
    server: toTimeout('server'),
    client: toTimeout('client'),
    queue: toTimeout('queue'),
  })
}

function toRateLimit(limit: NonNullable<Ingress['rate_limit']>) {
  return lowered(limit, { requestsPerSecond: limit.requests_per_second, burst: limit.burst })
}

function toAnnotations({ ingress, ingress_annotations: added }: RouteKeys): Record<string, string> {
  return lowered(ingress?.annotations, { ...textMap(ingress?.annotations), ...fieldsOf(textMap(added)) })
}
