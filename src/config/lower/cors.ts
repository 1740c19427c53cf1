import { violationOfOrigin } from '../../ir/cors-origin.ts'
import { originsOf } from '../../ir/provenance.ts'
import type { Cors as CorsIr } from '../../ir/route.ts'
import type { Cors } from '../../schema/ingress.ts'
import { corsWithoutOrigins, credentialsForEveryone, invalidCorsName, invalidOrigin } from './cors-messages.ts'
import { type Lowering, lowered } from './lowering.ts'

/** Which other origins may call, complete. What is wrong here fails open on a controller, so it is an error. */
export function toCors(cors: Cors | undefined, lowering: Lowering): CorsIr | undefined {
  if (!cors || cors.enabled === false) return undefined
  const { allow_origins: allowOrigins = [], allow_credentials: allowCredentials = false } = cors
  if (allowOrigins.length === 0) lowering.report(corsWithoutOrigins(originsOf(cors)[0]))
  allowOrigins.forEach((origin, index) => {
    const violation = violationOfOrigin(origin)
    if (violation) lowering.report(invalidOrigin(origin, violation, originsOf(allowOrigins, index)[0]))
  })
  if (allowCredentials && allowOrigins.includes('*'))
    lowering.report(credentialsForEveryone(originsOf(cors, 'allow_credentials')[0]))
  reportNames(cors, lowering)
  const allowMethods = cors.allow_methods?.length ? cors.allow_methods : UNASKED_METHODS
  return lowered(cors, {
    allowOrigins,
    allowMethods: allowMethods.includes('*') ? ALL_METHODS : allowMethods,
    allowHeaders: cors.allow_headers ?? [],
    allowCredentials,
  })
}

function reportNames(cors: Cors, lowering: Lowering): void {
  for (const [key, shape] of [
    ['allow_methods', /^([A-Z]+|\*)$/],
    ['allow_headers', /^([\w-]+|\*)$/],
  ] as const)
    cors[key]?.forEach((name, index) => {
      if (!shape.test(name)) lowering.report(invalidCorsName(key, name, originsOf(cors[key], index)[0]))
    })
}

// Browsers send these without asking first.
const UNASKED_METHODS = ['GET', 'HEAD', 'POST']
const ALL_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
