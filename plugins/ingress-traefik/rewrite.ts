import { literalPattern, type Route } from 'k3s-platform/plugin'

/** The middleware that changes the path, by its name behind the app's and its one field. */
export type PathChange =
  | { readonly name: 'strip'; readonly spec: { readonly stripPrefix: { readonly prefixes: string[] } } }
  | { readonly name: 'rewrite'; readonly spec: { readonly replacePath: { readonly path: string } } }
  | {
      readonly name: 'rewrite'
      readonly spec: { readonly replacePathRegex: { readonly regex: string; readonly replacement: string } }
    }

/**
 * How the path of a request becomes the one that the app sees. `$1` is last in the replacement, since Traefik reads
 * `$1_v2` as the group `1_v2`, and it brings its own slash, since a path with `//` is refused.
 */
export function pathChange({ rewrite, pathType }: Route): PathChange | undefined {
  if (!rewrite) return undefined
  const { prefix, target } = rewrite
  // Removing a prefix also sets X-Forwarded-Prefix for the app.
  if (target === '/') return { name: 'strip', spec: { stripPrefix: { prefixes: [prefix] } } }
  if (pathType === 'Exact')
    return { name: 'rewrite', spec: { replacePath: { path: prefix.endsWith('/') ? `${target}/` : target } } }
  const literal = target.replaceAll('$', '$$$$')
  const replacePathRegex =
    prefix === '/'
      ? { regex: '^/(.*)$', replacement: `${literal}/$1` }
      : { regex: `^${literalPattern(prefix)}(/.*)?$`, replacement: `${literal}$1` }
  return { name: 'rewrite', spec: { replacePathRegex } }
}
