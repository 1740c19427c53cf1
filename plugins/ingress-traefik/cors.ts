import { type Cors, originPattern, originsOf, trace } from 'k3s-platform/plugin'

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

/** CORS as Traefik is told about it; a preflight is remembered for a day, as on HAProxy. */
export function corsHeaders(cors: Cors): CorsHeaders {
  const { allowOrigins, allowMethods, allowHeaders, allowCredentials } = cors
  const patterns = allowOrigins.flatMap(origin => originPattern(origin) ?? [])
  const literal = allowOrigins.filter(origin => originPattern(origin) === undefined)
  const origins = originsOf(cors, 'allowOrigins')
  return trace(
    cors,
    {
      ...(allowCredentials && { accessControlAllowCredentials: true as const }),
      ...(allowHeaders.length > 0 && { accessControlAllowHeaders: [...allowHeaders] }),
      ...(allowMethods.length > 0 && { accessControlAllowMethods: [...allowMethods] }),
      ...(literal.length > 0 && { accessControlAllowOriginList: literal }),
      ...(patterns.length > 0 && { accessControlAllowOriginListRegex: patterns }),
      accessControlMaxAge: 86_400,
      addVaryHeader: true as const,
    },
    {
      accessControlAllowCredentials: 'allowCredentials',
      accessControlAllowHeaders: 'allowHeaders',
      accessControlAllowMethods: 'allowMethods',
      accessControlAllowOriginList: origins,
      accessControlAllowOriginListRegex: origins,
    },
  )
}
