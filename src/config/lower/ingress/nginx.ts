import type { KnownIngressClass } from '../../../ir/ingress-class.ts'
import { because, trace } from '../../../ir/provenance.ts'
import { type BackendProtocol, type Route, replacedPart, type Timeouts, withoutLastSlash } from '../../../ir/route.ts'
import { nginxCors } from './nginx-cors.ts'
import { type Finding, NGINX, nginxPlaces, nginxValue, type RouteSettings, setting } from './nginx-finding.ts'
import { nginxLimits } from './nginx-limits.ts'

/** What annotations of nginx mean for a route. A key of nginx that is in neither map means nothing here. */
export interface NginxTranslation {
  readonly settings: RouteSettings
  /** Annotations of the route's own controller that mean the same, by the key of nginx. */
  readonly copied: ReadonlyMap<string, readonly [key: string, value: string]>
  /** In words that follow "it becomes". */
  readonly became: ReadonlyMap<string, string>
  /** In words that follow "it is dropped:". */
  readonly lost: ReadonlyMap<string, string>
}

/** Reads the annotations of nginx on a route that another class serves. */
export function nginxTranslation(route: Route, ingressClass: KnownIngressClass): NginxTranslation {
  const findings = READERS.flatMap(read => read(route, ingressClass))
  const mapOf = <Value>(pick: (finding: Finding) => Value | undefined): Map<string, Value> =>
    new Map(
      findings.flatMap(finding => {
        const value = pick(finding)
        return value === undefined ? [] : finding.keys.map(key => [NGINX + key, value] as const)
      }),
    )
  return {
    settings: Object.assign({}, ...findings.map(finding => ('settings' in finding ? finding.settings : {}))),
    copied: mapOf(finding => ('copied' in finding ? finding.copied : undefined)),
    became: mapOf(finding => ('became' in finding ? finding.became : undefined)),
    lost: mapOf(finding => ('lost' in finding ? finding.lost : undefined)),
  }
}

type Reader = (route: Route, ingressClass: KnownIngressClass) => readonly Finding[]

const READERS: readonly Reader[] = [
  rewrite,
  timeouts,
  nginxCors,
  nginxLimits,
  backendProtocol,
  stickyCookie,
  redirect,
  copies,
  accessRules,
]

function rewrite(route: Route): readonly Finding[] {
  const target = nginxValue(route, 'rewrite-target')
  const keys = ['rewrite-target']
  if (target === undefined) return []
  if (target.includes('$'))
    return [{ keys, lost: 'captured groups have no neutral form; write "rewrite_target" instead' }]
  if (!/^\/[^?#\s]*$/.test(target) || target.includes('//')) return [{ keys, lost: `"${target}" is not a valid path` }]
  const trimmed = withoutLastSlash(target)
  if (trimmed === withoutLastSlash(route.path)) return [{ keys, became: 'nothing, because the path stays as it is' }]
  const value = { prefix: replacedPart(route), target: trimmed }
  return [setting(route, 'rewrite', value, { keys, became: `"rewrite_target: ${trimmed}"` })]
}

function timeouts(route: Route, ingressClass: KnownIngressClass): readonly Finding[] {
  const fields: [field: 'connect' | 'server', key: string][] = [
    ['connect', 'proxy-connect-timeout'],
    ['server', 'proxy-read-timeout'],
  ]
  const send = nginxValue(route, 'proxy-send-timeout')
  const isLonger = seconds(send) > seconds(nginxValue(route, 'proxy-read-timeout') ?? '60')
  if (ingressClass.serverTimeoutCountsSending && isLonger) fields[1] = ['server', 'proxy-send-timeout']
  const given = fields.filter(([, key]) => nginxValue(route, key) !== undefined)
  const wrong = given.filter(([, key]) => Number.isNaN(seconds(nginxValue(route, key))))
  const free = given.filter(
    ([field, key]) => route.timeouts[field] === undefined && !wrong.some(([, other]) => other === key),
  )
  const made = Object.fromEntries(
    free.map(([field, key]) => [field, because(`${seconds(nginxValue(route, key))}s`, nginxPlaces(route, [key]))]),
  )
  const value = trace<Timeouts>(route.timeouts, { ...route.timeouts, ...made })
  const keys = free.map(([, key]) => key)
  const settings: RouteSettings = { timeouts: because(value, nginxPlaces(route, keys)) }
  return [
    ...given.map(([field, key]): Finding => {
      if (wrong.some(([, other]) => other === key)) return { keys: [key], lost: 'it is not a number of seconds' }
      if (!free.some(([, other]) => other === key))
        return { keys: [key], became: `nothing, because "timeouts.${field}" says what holds` }
      return { keys: [key], became: `"timeouts.${field}: ${value[field]}"`, settings }
    }),
    ...unusedTimeouts(
      route,
      given.map(([, key]) => key),
      ingressClass,
    ),
  ]
}

function unusedTimeouts(
  route: Route,
  used: readonly string[],
  { controller, serverTimeoutCountsSending }: KnownIngressClass,
): readonly Finding[] {
  return ['proxy-read-timeout', 'proxy-send-timeout']
    .filter(key => nginxValue(route, key) !== undefined && !used.includes(key))
    .map(key => ({
      keys: [key],
      ...(serverTimeoutCountsSending
        ? { became: 'part of "timeouts.server", for which the longer of the two is taken' }
        : { lost: `${controller} has no limit for sending a request on` }),
    }))
}

/** A number of seconds, with or without the unit; not a number for anything else. */
function seconds(text: string | undefined): number {
  return text !== undefined && /^\d+s?$/.test(text) ? Number.parseInt(text, 10) : Number.NaN
}

function backendProtocol(route: Route): readonly Finding[] {
  const written = nginxValue(route, 'backend-protocol')
  const keys = ['backend-protocol']
  if (written === undefined) return []
  const protocols: Readonly<Record<string, BackendProtocol>> = { HTTPS: 'https', GRPC: 'h2c', GRPCS: 'h2' }
  const name = written.toUpperCase()
  if (name === 'HTTP') return [{ keys, became: 'nothing, because plain HTTP is what holds anyway' }]
  const value = protocols[name]
  if (!value) return [{ keys, lost: `the protocol "${written}" is not served` }]
  return [setting(route, 'backendProtocol', value, { keys, became: `a backend that is spoken to with ${name}` })]
}

function stickyCookie(route: Route): readonly Finding[] {
  const affinity = nginxValue(route, 'affinity')
  const name = nginxValue(route, 'session-cookie-name')
  const keys = [...(affinity === undefined ? [] : ['affinity']), ...(name === undefined ? [] : ['session-cookie-name'])]
  if (keys.length === 0) return []
  if (affinity !== 'cookie') return [{ keys, lost: 'only "affinity: cookie" keeps a client at one pod' }]
  if (name !== undefined && !/^[\w-]+$/.test(name)) return [{ keys, lost: `"${name}" is not a valid name of a cookie` }]
  return [
    setting(route, 'stickyCookie', name ? { name } : {}, { keys, became: 'a cookie that keeps a client at one pod' }),
  ]
}

function redirect(route: Route): readonly Finding[] {
  const keys = ['ssl-redirect', 'force-ssl-redirect'].filter(key => nginxValue(route, key) !== undefined)
  if (keys.length === 0) return []
  const isForced = nginxValue(route, 'force-ssl-redirect') === 'true'
  if (!route.tls && isForced) return [{ keys, lost: 'without TLS on the route there is nothing to redirect to' }]
  if (!route.tls) return [{ keys, became: 'nothing, because the route has no TLS' }]
  const value = isForced || nginxValue(route, 'ssl-redirect') !== 'false'
  const became = value ? 'the redirect to HTTPS, which holds anyway' : 'a route that answers on plain HTTP too'
  return [setting(route, 'redirectsToTls', value, { keys, became })]
}

function copies(route: Route, { annotationPrefixes = [], sameAsNginx = [] }: KnownIngressClass): readonly Finding[] {
  return sameAsNginx.flatMap(key => {
    const value = nginxValue(route, key)
    if (value === undefined) return []
    const copied = [`${annotationPrefixes[0]}${key}`, value] as const
    return [{ keys: [key], became: `"${copied[0]}"`, copied }]
  })
}

function accessRules(route: Route, { sameAsNginx = [] }: KnownIngressClass): readonly Finding[] {
  const keys = Object.keys(route.annotations)
    .filter(key => key.startsWith(`${NGINX}auth-`) || key === `${NGINX}denylist-source-range`)
    .map(key => key.slice(NGINX.length))
    .filter(key => !sameAsNginx.includes(key))
  return keys.length === 0 ? [] : [{ keys, lost: 'the route is open to those whom it would refuse' }]
}
