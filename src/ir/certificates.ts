import type { Origin } from './origin.ts'
import type { RouteEntry } from './project.ts'
import { originsOf } from './provenance.ts'
import type { RouteTls } from './route.ts'

/** A certificate that routes are served with: the Secret that holds it, and all that it must cover. */
export interface Certificate {
  readonly namespace: string
  readonly secretName: string
  /** The hosts of every route that uses the Secret. */
  readonly hosts: readonly string[]
  readonly issuer?: RouteTls['issuer']
  /** Where the first route says so. */
  readonly at?: Origin
}

/** The certificates of some routes: one for each Secret, in the order of the routes. */
export function certificatesOf(routes: readonly RouteEntry[]): readonly Certificate[] {
  const certificates = new Map<string, Certificate>()
  for (const { route, workload } of routes) {
    const { tls } = route
    if (!tls) continue
    const key = `${workload.namespace}/${tls.secretName}`
    const known = certificates.get(key)
    const [at] = [...originsOf(tls, tls.issuer ? 'issuer' : 'secretName'), ...originsOf(route, 'tls')]
    certificates.set(key, {
      ...(known ?? {
        namespace: workload.namespace,
        secretName: tls.secretName,
        ...(tls.issuer && { issuer: tls.issuer }),
        ...(at && { at }),
      }),
      hosts: [...new Set([...(known?.hosts ?? []), ...tls.hosts])],
    })
  }
  return [...certificates.values()]
}

/** Hosts for which two namespaces bring a certificate of their own, with the first route of the second namespace. */
export function hostsOfTwoNamespaces(
  routes: readonly RouteEntry[],
): readonly { first: RouteEntry; second: RouteEntry }[] {
  const owners = new Map<string, RouteEntry>()
  const found = new Map<string, { first: RouteEntry; second: RouteEntry }>()
  for (const entry of routes) {
    if (!entry.route.tls) continue
    const first = owners.get(entry.host)
    if (!first) owners.set(entry.host, entry)
    else if (first.workload.namespace !== entry.workload.namespace && !found.has(entry.host))
      found.set(entry.host, { first, second: entry })
  }
  return [...found.values()]
}
