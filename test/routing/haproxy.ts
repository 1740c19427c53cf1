import type { Answer, Controller, IngressPath, KubernetesObject, Request } from './answer.ts'
import { ingressPaths } from './answer.ts'

/**
 * haproxy-ingress, from 0.14 to 0.17: the paths of all Ingresses become maps, which are asked one after the other with
 * `<host>#<path>`: exact paths, prefixes, beginnings, expressions; then the same for routes of every host. After its
 * pkg/haproxy/types/maps.go, pkg/converters/ingress/ingress.go (`readPathType`) and rootfs/etc/templates/haproxy.
 */
export function haproxy(objects: readonly KubernetesObject[]): Controller {
  const entries = withoutRedeclared(ingressPaths(objects).map(toEntry))
  return request => {
    for (const host of [request.host.toLowerCase(), DEFAULT_HOST]) {
      const sample = `${host}#${request.path}`
      const own = entries.filter(({ isOfEveryHost }) => isOfEveryHost === (host === DEFAULT_HOST))
      for (const match of ORDER) {
        const entry = own
          .filter(candidate => candidate.match === match)
          .find(candidate => MATCHES[match](candidate, sample))
        if (entry) return [answer(entry, request)]
      }
    }
    return []
  }
}

const DEFAULT_HOST = '<default>'
const ORDER = ['exact', 'prefix', 'begin', 'regex'] as const
type Match = (typeof ORDER)[number]

interface Entry {
  readonly of: IngressPath
  readonly isOfEveryHost: boolean
  /** How the path is compared, apart from the host. */
  readonly pathMatch: Match
  /** The map in which it is: under a wildcard all are expressions. */
  readonly match: Match
  readonly key: string
}

function toEntry(of: IngressPath): Entry {
  const pathMatch = matchOf(of)
  const isWildcard = of.host.startsWith('*.')
  const match = isWildcard ? 'regex' : pathMatch
  const host = of.host || DEFAULT_HOST
  const key = isWildcard
    ? `^[^.]+${quoted(host.slice(1))}#${pathExpression(of.path, pathMatch)}`
    : pathMatch === 'regex'
      ? `^${quoted(host)}#${of.path}`
      : `${host}#${pathMatch === 'begin' ? of.path.toLowerCase() : of.path}`
  return { of, isOfEveryHost: of.host === '', pathMatch, match, key }
}

function matchOf({ pathType, ingress }: IngressPath): Match {
  if (pathType === 'Exact') return 'exact'
  if (pathType === 'Prefix') return 'prefix'
  const written = ingress.metadata.annotations?.['haproxy-ingress.github.io/path-type'] ?? 'begin'
  return ORDER.find(match => match === written) ?? 'begin'
}

function pathExpression(path: string, match: Match): string {
  if (match === 'regex') return path
  const literal = quoted(path)
  if (match === 'exact') return `${literal}$`
  return match === 'begin' || literal.endsWith('/') ? literal : `${literal}(/.*)?`
}

/** Of two paths of one host with one type the later is skipped. Longer ones come first in their map. */
function withoutRedeclared(entries: readonly Entry[]): readonly Entry[] {
  const identity = ({ of, pathMatch }: Entry) => `${of.host} ${of.path} ${pathMatch}`
  return [...new Map([...entries].reverse().map(entry => [identity(entry), entry])).values()].sort(
    (one, other) => other.key.length - one.key.length || (one.key < other.key ? -1 : 1),
  )
}

const MATCHES: Readonly<Record<Match, (entry: Entry, sample: string) => boolean>> = {
  exact: ({ key }, sample) => sample === key,
  // `map_dir`: whole elements between slashes, without regard to slashes around the pattern.
  prefix: ({ key }, sample) => `${sample}/`.startsWith(`${key.replace(/\/+$/, '')}/`) || sample === key,
  begin: ({ key }, sample) => sample.toLowerCase().startsWith(key),
  // Nothing anchors the end.
  regex: ({ key }, sample) => new RegExp(key).test(sample),
}

function answer({ of, pathMatch }: Entry, { path }: Request): Answer {
  const { annotations = {} } = of.ingress.metadata
  const target = annotations['haproxy-ingress.github.io/rewrite-target']
  const prefix = /^X-Forwarded-Prefix: (.*)$/m.exec(annotations['haproxy-ingress.github.io/headers'] ?? '')?.[1]
  return {
    backend: of.backend,
    path: target === undefined ? path : rewritten(path, of.path, target, pathMatch),
    ...(prefix !== undefined && { forwardedPrefix: prefix.replaceAll('%%', '%') }),
  }
}

/** `buildBackendRewriteURL` of pkg/converters/ingress/annotations/backend.go. */
function rewritten(path: string, prefix: string, target: string, match: Match): string {
  if (match === 'regex') return path.replace(new RegExp(`^${prefix}`), () => target)
  const slash = target === '/' && !prefix.endsWith('/') ? '/?' : ''
  const front = prefix.endsWith('/') && !target.endsWith('/') ? `${target}/` : target
  return path.replace(new RegExp(`^${quoted(prefix)}${slash}(.*)$`), (_, rest: string) => front + rest)
}

function quoted(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
