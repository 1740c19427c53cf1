import { keyOriginOf, markOf, originsOf, withProvenance } from '../../ir/provenance.ts'
import type { RouteTls } from '../../ir/route.ts'
import type { Ingress } from '../../schema/ingress.ts'
import { type Lowering, lowered } from './lowering.ts'
import { unusedKey } from './messages.ts'
import { issuerAssumed, noCertificate, tlsHostWithoutRoute, tlsNeedsHost } from './route-messages.ts'

/** The certificate of a route, from the route itself or from the environment. */
export function toRouteTls(ingress: Ingress, routeHosts: readonly string[], lowering: Lowering): RouteTls | undefined {
  const { environment } = lowering
  const tls = ingress.tls ?? {}
  if (!(tls.enabled ?? (ingress.tls?.secret || ingress.tls?.issuer ? true : environment.tls))) return undefined
  const at = originsOf(ingress, 'tls')[0] ?? originsOf(environment, 'tls')[0]
  const extra = (tls.hosts ?? []).map(host => host.toLowerCase())
  const further = extra.filter((host, index) => !routeHosts.includes(host) && extra.indexOf(host) === index)
  const hosts = withProvenance([...routeHosts, ...further], {
    at(index) {
      const position = index === undefined ? -1 : Number(index) - routeHosts.length
      return position < 0 ? markOf(routeHosts, index) : markOf(tls.hosts, extra.indexOf(further[position]!))
    },
  })
  if (routeHosts.length === 0) lowering.report(tlsNeedsHost(environment.name, at))
  extra.forEach((host, index) => {
    if (!routeHosts.includes(host)) lowering.report(tlsHostWithoutRoute(host, originsOf(tls.hosts, index)[0]))
  })
  const issuer = issuerOf(ingress, lowering)
  reportUnusedTls(tls, issuer, lowering)
  const secret = tls.secret ?? (tls.issuer ? undefined : environment.tlsSecret)
  if (!issuer && !secret) lowering.report(noCertificate(environment.name, at))
  return lowered(
    ingress.tls ?? ingress,
    { hosts, secretName: issuer ? secretOfHosts(hosts) : (secret ?? ''), issuer },
    {
      secretName: [
        ...(tls.secret || tls.issuer
          ? [...originsOf(tls, 'secret'), ...originsOf(tls, 'issuer')]
          : originsOf(environment, 'tlsSecret')),
        ...(issuer ? originsOf(hosts, 0) : []),
      ],
      ...(!tls.secret &&
        !tls.issuer && { issuer: originsOf(environment, environment.tlsIssuer ? 'tlsIssuer' : 'tlsSecret') }),
    },
  )
}

/** A name like `letsencrypt-prod` in the place of a Secret names an issuer, unless `issuer: none` says it does not. */
function issuerOf({ tls = {} }: Ingress, lowering: Lowering): RouteTls['issuer'] {
  const { environment } = lowering
  const kind = tls.issuer_kind ?? 'ClusterIssuer'
  const asked = tls.issuer ?? (tls.secret === undefined ? environment.tlsIssuer : undefined)
  if (asked === 'none') return undefined
  if (asked !== undefined) return { kind, name: asked }
  const secret = tls.secret ?? environment.tlsSecret
  if (secret === undefined || !/^letsencrypt(-.*)?$/.test(secret)) return undefined
  lowering.report(issuerAssumed(secret, originsOf(tls, 'secret')[0] ?? originsOf(environment, 'tlsSecret')[0]))
  return { kind, name: secret }
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
