import { because, fieldOf, keyOriginOf, markOf, originsOf, type Written, withProvenance } from '../../ir/provenance.ts'
import type { RouteTls } from '../../ir/route.ts'
import type { Ingress } from '../../schema/ingress.ts'
import { type Lowering, lowered } from './lowering.ts'
import { unusedKey } from './messages.ts'
import { issuerAssumed, noCertificate, tlsHostWithoutRoute, tlsNeedsHost } from './route-messages.ts'

type Issuer = NonNullable<RouteTls['issuer']>

/** The certificate of a route, from the route itself or from the environment. */
export function toRouteTls(ingress: Ingress, routeHosts: readonly string[], lowering: Lowering): RouteTls | undefined {
  const { environment } = lowering
  const tls = ingress.tls ?? {}
  const isOwn = tls.secret !== undefined || tls.issuer !== undefined
  if (!(tls.enabled ?? (isOwn || environment.tls))) return undefined
  const at = originsOf(ingress, 'tls')[0] ?? originsOf(environment, 'tls')[0]
  if (routeHosts.length === 0) lowering.report(tlsNeedsHost(at))
  const hosts = hostsOf(tls.hosts, routeHosts, lowering)
  const secret = isOwn ? fieldOf(tls, 'secret') : fieldOf(environment, 'tlsSecret')
  const named = isOwn ? fieldOf(tls, 'issuer') : fieldOf(environment, 'tlsIssuer')
  const issuer = issuerOf(tls.issuer_kind ?? 'ClusterIssuer', { named, secret }, lowering)
  reportUnusedTls(tls, issuer?.value, lowering)
  if (!issuer && !secret.value) lowering.report(noCertificate(at))
  return lowered(ingress.tls ?? ingress, {
    hosts,
    secretName: issuer
      ? because(secretOfHosts(hosts), [...issuer.reason, ...originsOf(hosts, 0)])
      : because(secret.value ?? '', secret.reason),
    issuer,
  })
}

/** The hosts of the route, and additional ones of the certificate. */
function hostsOf(written: readonly string[] = [], routeHosts: readonly string[], lowering: Lowering): string[] {
  const extra = written.map(host => host.toLowerCase())
  extra.forEach((host, index) => {
    if (!routeHosts.includes(host)) lowering.report(tlsHostWithoutRoute(host, originsOf(written, index)[0]))
  })
  const further = extra.filter((host, index) => !routeHosts.includes(host) && extra.indexOf(host) === index)
  return withProvenance([...routeHosts, ...further], {
    at(index) {
      const position = index === undefined ? -1 : Number(index) - routeHosts.length
      return position < 0 ? markOf(routeHosts, index) : markOf(written, extra.indexOf(further[position]!))
    },
  })
}

/** A name like `letsencrypt-prod` in the place of a Secret names an issuer, unless `issuer: none` says it does not. */
function issuerOf(
  kind: Issuer['kind'],
  { named, secret }: Readonly<Record<'named' | 'secret', Written<string | undefined>>>,
  lowering: Lowering,
): Written<Issuer> | undefined {
  if (named.value === 'none') return undefined
  if (named.value !== undefined) return because({ kind, name: named.value }, named.reason)
  if (secret.value === undefined || !/^letsencrypt(-.*)?$/.test(secret.value)) return undefined
  lowering.report(issuerAssumed(secret.value, secret.reason[0]))
  return because({ kind, name: secret.value }, secret.reason)
}

function reportUnusedTls(tls: NonNullable<Ingress['tls']>, issuer: RouteTls['issuer'], { report }: Lowering): void {
  if (tls.secret !== undefined && issuer && tls.issuer !== undefined) {
    const hint = 'Remove it, or write "issuer: none". Certificates of an issuer are kept in a Secret for each host.'
    report(unusedKey('secret', 'a route with an "issuer"', hint, keyOriginOf(tls, 'secret')))
  }
  if (tls.issuer_kind !== undefined && !issuer)
    report(
      unusedKey('issuer_kind', 'a route without an issuer', 'Name one with "issuer".', keyOriginOf(tls, 'issuer_kind')),
    )
}

/** Named after the host and not the app, so that the apps of one host share one certificate. */
function secretOfHosts(hosts: readonly string[]): string {
  return `${(hosts[0] ?? '').replaceAll('.', '-').replaceAll('*', 'wildcard')}-tls`
}
