import { because, type Cors, originPattern, originsOf, trace } from 'k3s-platform/plugin'

/** The part of a `headers` middleware that answers CORS requests. */
export interface CorsHeaders {
  readonly accessControlAllowCredentials?: true
  readonly accessControlAllowHeaders?: string[]
  readonly accessControlAllowMethods?: string[]
  readonly accessControlAllowOriginList?: string[]
  readonly accessControlAllowOriginListRegex?: string[]
  readonly accessControlMaxAge: number
  readonly addVaryHeader: true
}

/** CORS as settings of Traefik; a preflight is cached for a day, as on HAProxy. */
export function corsHeaders(cors: Cors): CorsHeaders {
  const { allowOrigins, allowMethods, allowHeaders, allowCredentials } = cors
  const patterns = allowOrigins.flatMap(origin => originPattern(origin) ?? [])
  const literal = allowOrigins.filter(origin => originPattern(origin) === undefined)
  const origins = originsOf(cors, 'allowOrigins')
  return trace(cors, {
    ...(allowCredentials && { accessControlAllowCredentials: because(true as const, 'allowCredentials') }),
    ...(allowHeaders.length > 0 && { accessControlAllowHeaders: because([...allowHeaders], 'allowHeaders') }),
    ...(allowMethods.length > 0 && { accessControlAllowMethods: because([...allowMethods], 'allowMethods') }),
    ...(literal.length > 0 && { accessControlAllowOriginList: because(literal, origins) }),
    ...(patterns.length > 0 && { accessControlAllowOriginListRegex: because(patterns, origins) }),
    accessControlMaxAge: 86_400,
    addVaryHeader: true as const,
  })
}
