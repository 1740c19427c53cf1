import { type Annotation, type Cors, originPattern, originsOf } from 'k3s-platform/plugin'
import { haproxyKey } from './own-annotations.ts'

/** CORS as annotations. Every key is written out, since the controller's defaults let more in than was asked for. */
export function corsAnnotations(cors: Cors): readonly Annotation[] {
  const { allowOrigins, allowMethods, allowHeaders, allowCredentials } = cors
  const annotation = (key: string, value: string, field: keyof Cors): Annotation => ({
    key: haproxyKey(key),
    value,
    because: originsOf(cors, field),
  })
  const patterns = allowOrigins.includes('*') ? [] : allowOrigins.flatMap(origin => originPattern(origin) ?? [])
  return [
    { key: haproxyKey('cors-enable'), value: 'true', because: originsOf(cors) },
    annotation('cors-allow-origin', literalOrigins(allowOrigins).join(','), 'allowOrigins'),
    ...(patterns.length > 0 ? [annotation('cors-allow-origin-regex', patterns.join(' '), 'allowOrigins')] : []),
    annotation('cors-allow-methods', allowMethods.join(', '), 'allowMethods'),
    annotation(
      'cors-allow-headers',
      (allowHeaders.length > 0 ? allowHeaders : UNASKED_HEADERS).join(','),
      'allowHeaders',
    ),
    annotation('cors-allow-credentials', String(allowCredentials), 'allowCredentials'),
  ]
}

// Browsers send these without asking first, so to allow them allows nothing; without the key the controller has a list.
const UNASKED_HEADERS = ['Accept', 'Accept-Language', 'Content-Language']

/** The origins that are compared literally, without spaces: after one bad element, the controller serves `*`. */
function literalOrigins(origins: readonly string[]): readonly string[] {
  if (origins.includes('*')) return ['*']
  const literal = origins.filter(origin => originPattern(origin) === undefined)
  if (literal.length > 0) return literal
  // Version 0.14 falls back to `*` when only patterns are given. This one origin is let in by its pattern anyway.
  return [origins[0]!.replace('*', 'wildcard')]
}
