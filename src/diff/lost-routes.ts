import type { TreeSide } from './tree-side.ts'

/** Finds out which addresses of an object nobody serves in a tree. */
export function lostRoutes({ objects }: TreeSide): (before: object) => readonly string[] {
  const routers = [...objects.values()].map(({ value }) => value as Router)
  const served = routers.flatMap(pathsOf)
  const matches = routers.flatMap(matchesOf)
  return before => [
    ...pathsOf(before as Router)
      .filter(lost => !served.some(path => covers(path, lost)) && !matches.some(match => isFor(match, lost)))
      .map(({ host, path }) => `${host}${path}`),
    ...matchesOf(before as Router).filter(match => !matches.includes(match)),
  ]
}

interface Router {
  readonly kind: string
  readonly spec?: {
    readonly rules?: readonly {
      readonly host?: string
      readonly http?: { readonly paths?: readonly { readonly path?: string; readonly pathType?: string }[] }
    }[]
    readonly routes?: readonly { readonly match?: string }[]
  }
}

interface ServedPath {
  readonly host: string
  readonly path: string
  readonly isPrefix: boolean
}

function pathsOf({ kind, spec }: Router): readonly ServedPath[] {
  if (kind !== 'Ingress') return []
  return (spec?.rules ?? []).flatMap(({ host = '*', http }) =>
    (http?.paths ?? []).map(({ path = '/', pathType }) => ({ host, path, isPrefix: pathType === 'Prefix' })),
  )
}

function covers({ host, path, isPrefix }: ServedPath, lost: ServedPath): boolean {
  if (host !== lost.host) return false
  return path === lost.path || (isPrefix && `${lost.path}/`.startsWith(`${path.replace(/\/$/, '')}/`))
}

function matchesOf({ kind, spec }: Router): readonly string[] {
  return kind === 'IngressRoute' ? (spec?.routes ?? []).flatMap(({ match }) => match ?? []) : []
}

/** Traefik's rules are a language; one that names the host may well serve the path. */
function isFor(match: string, { host }: ServedPath): boolean {
  return match.includes(`Host(\`${host}\`)`)
}
