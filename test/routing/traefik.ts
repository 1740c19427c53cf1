import type { Answer, Controller, KubernetesObject, Request } from './answer.ts'
import { ingressPaths } from './answer.ts'

/**
 * Traefik 3.7 at its entry point for plain HTTP: the routers of Ingresses and IngressRoutes, of which the one with the
 * highest priority answers; of several with the same, any. After its pkg/muxer/http/mux.go, matcher.go,
 * pkg/muxer/muxer.go (`DomainMatchHostExpression`) and pkg/provider/kubernetes/ingress/kubernetes.go (`loadRouter`).
 */
export function traefik(objects: readonly KubernetesObject[]): Controller {
  const routers = [...ingressRouters(objects), ...ingressRouteRouters(objects)]
  const middlewares = new Map(
    objects.filter(({ kind }) => kind === 'Middleware').map(object => [referenceTo(object), object.spec]),
  )
  return request => {
    const matching = routers.filter(({ rule }) => matches(rule, request))
    const highest = Math.max(...matching.map(({ priority }) => priority))
    return matching
      .filter(({ priority }) => priority === highest)
      .map(({ backend, chain }) =>
        passed(
          chain.map(name => middlewares.get(name)),
          { backend, path: request.path },
        ),
      )
  }
}

interface Router {
  readonly rule: string
  readonly priority: number
  readonly backend: string
  readonly chain: readonly string[]
}

function ingressRouters(objects: readonly KubernetesObject[]): Router[] {
  return ingressPaths(objects).flatMap(({ ingress, host, path, pathType, backend }) => {
    const annotation = (name: string) => ingress.metadata.annotations?.[`traefik.ingress.kubernetes.io/router.${name}`]
    if (annotation('entrypoints') && !annotation('entrypoints')!.split(',').includes('web')) return []
    const matcher =
      pathType === 'Exact'
        ? 'Path'
        : (pathType === 'ImplementationSpecific' && annotation('pathmatcher')) || 'PathPrefix'
    const rule = [...(host ? [`Host("${host}")`] : []), `${matcher}("${path}")`].join(' && ')
    const priority = Number(annotation('priority') ?? rule.length)
    return { rule, priority, backend, chain: annotation('middlewares')?.split(',') ?? [] }
  })
}

function ingressRouteRouters(objects: readonly KubernetesObject[]): Router[] {
  return objects
    .filter(({ kind, spec }) => kind === 'IngressRoute' && spec.entryPoints.includes('web'))
    .flatMap(({ spec, metadata: { namespace } }) =>
      (spec.routes as readonly Route[]).map(({ match, priority, middlewares = [], services }) => ({
        rule: match,
        priority,
        backend: services[0]!.name,
        chain: middlewares.map(({ name }) => `${namespace}-${name}@kubernetescrd`),
      })),
    )
}

interface Route {
  readonly match: string
  readonly priority: number
  readonly middlewares?: readonly { readonly name: string }[]
  readonly services: readonly { readonly name: string }[]
}

function referenceTo({ metadata: { namespace, name } }: KubernetesObject): string {
  return `${namespace}-${name}@kubernetescrd`
}

/** A rule of the form `Host(…) && (Path(…) || PathPrefix(…))`. */
function matches(rule: string, request: Request): boolean {
  return rule.split(' && ').every(part =>
    part
      .replace(/^\((.*)\)$/, '$1')
      .split(' || ')
      .some(matcher => {
        const [, name = '', text = ''] = /^(\w+)\(["`](.*)["`]\)$/.exec(matcher)!
        return MATCHERS[name]!(text, request)
      }),
  )
}

const MATCHERS: Readonly<Record<string, (text: string, request: Request) => boolean>> = {
  Host: (text, { host }) =>
    text.startsWith('*') ? `*.${host.split('.').slice(1).join('.')}` === text : host.toLowerCase() === text,
  HostRegexp: (text, { host }) => new RegExp(text).test(host.toLowerCase()),
  Path: (text, { path }) => path === text,
  PathPrefix: (text, { path }) => path.startsWith(text),
  PathRegexp: (text, { path }) => new RegExp(text).test(path),
}

/** What the app sees behind the middlewares; those that leave the path alone are passed over. */
// biome-ignore lint/suspicious/noExplicitAny: the spec of any Middleware
function passed(chain: readonly any[], answer: Answer): Answer {
  return chain.reduce(changed, answer)
}

// biome-ignore lint/suspicious/noExplicitAny: the spec of any Middleware
function changed(seen: Answer, { stripPrefix, replacePath, replacePathRegex }: any): Answer {
  if (replacePath) return { ...seen, path: replacePath.path }
  if (replacePathRegex)
    return { ...seen, path: seen.path.replace(new RegExp(replacePathRegex.regex), replacePathRegex.replacement) }
  const prefix = (stripPrefix?.prefixes as readonly string[] | undefined)?.find(one => seen.path.startsWith(one))
  if (prefix === undefined) return seen
  return { ...seen, path: `/${seen.path.slice(prefix.length).replace(/^\//, '')}`, forwardedPrefix: prefix }
}
