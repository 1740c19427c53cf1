/** A route that labels or variables of a service ask a reverse proxy for. */
export interface ProxyRoute {
  readonly hosts: readonly string[]
  readonly path?: string
  readonly isExact?: boolean
  readonly stripsPrefix?: boolean
  readonly tls?: boolean
  readonly port?: string
}

/** The route of labels of Traefik, by their names; undefined if their rule has no counterpart. */
export function routeOfLabels(labels: ReadonlyMap<string, string>): ProxyRoute | undefined {
  const all = [...labels].map(([name, value]) => [name.toLowerCase(), value] as const)
  const matching = (pattern: RegExp) => all.filter(([name]) => pattern.test(name)).map(([, value]) => value)
  const [rule, ...others] = new Set(matching(/^traefik\.http\.routers\.[^.]+\.rule$/))
  if (rule === undefined || others.length > 0) return undefined
  const matched = matchOf(rule)
  if (!matched) return undefined
  const { path } = matched
  const [port] = matching(/^traefik\.http\.services\.[^.]+\.loadbalancer\.server\.port$/)
  const prefixes = matching(/^traefik\.http\.middlewares\.[^.]+\.stripprefix\.prefixes$/)
  const isSecure = all.some(
    ([name, value]) => /^traefik\.http\.routers\.[^.]+\.tls(\.|$)/.test(name) && value !== 'false',
  )
  return {
    ...matched,
    ...(path !== undefined && prefixes.some(list => list.split(',').includes(path)) && { stripsPrefix: true }),
    ...(isSecure && { tls: true }),
    ...(port !== undefined && { port }),
  }
}

/** The route of the variables that nginx-proxy reads. */
export function routeOfVariables(
  variables: Readonly<Record<string, string | null | undefined>>,
): ProxyRoute | undefined {
  const { VIRTUAL_HOST, VIRTUAL_PATH, VIRTUAL_PORT, LETSENCRYPT_HOST } = variables
  const hosts = (VIRTUAL_HOST ?? '').split(',').map(host => host.trim())
  if (!hosts.every(host => HOST.test(host))) return undefined
  return {
    hosts,
    ...(VIRTUAL_PATH?.startsWith('/') && { path: VIRTUAL_PATH }),
    ...(VIRTUAL_PORT && { port: VIRTUAL_PORT }),
    ...(LETSENCRYPT_HOST && { tls: true }),
  }
}

/** Hosts and one path of a rule such as ``Host(`a.example.com`) && PathPrefix(`/api`)``. */
function matchOf(rule: string): Pick<ProxyRoute, 'hosts' | 'isExact' | 'path'> | undefined {
  const hosts: string[] = []
  const paths: { readonly path: string; readonly isExact: boolean }[] = []
  const rest = rule.replace(/\b(Host|PathPrefix|Path)\(([^()]*)\)/g, (_, kind: string, list: string) => {
    const values = list.split(',').map(text => text.trim().replace(/^[`'"]|[`'"]$/g, ''))
    if (kind === 'Host') hosts.push(...values)
    else paths.push(...values.map(path => ({ path, isExact: kind === 'Path' })))
    return ''
  })
  const [first, ...more] = paths
  // Only hosts are alternatives: one of a host or a path is two routes.
  if (rest.split('||').length > Math.max(hosts.length, 1)) return undefined
  if (/[^\s()&|]/.test(rest) || more.length > 0 || !hosts.every(host => HOST.test(host))) return undefined
  return {
    hosts,
    ...(first && { path: first.path }),
    ...(first?.isExact && { isExact: true }),
  }
}

const HOST = /^(\*\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i
