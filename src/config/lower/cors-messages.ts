import type { Diagnostic } from '../../ir/diagnostic.ts'
import type { Origin } from '../../ir/origin.ts'

type Place = Origin | undefined

/**
 * CORS is switched on without an origin. One controller would let nobody in and the other one everybody, so the build
 * asks instead of choosing. List the origins that may call, or remove `cors`.
 */
export function corsWithoutOrigins(at: Place): Diagnostic {
  return {
    code: 'config/cors-without-origins',
    severity: 'error',
    message: '"cors" names no origin that may call.',
    ...(at && { at }),
    hint: 'List them under "allow_origins"; "*" stands for every origin.',
  }
}

/**
 * Credentials together with the origin `*` would let a page of any site call in the name of whoever looks at it.
 * Browsers refuse the combination, and controllers work around that by repeating the caller's origin. List the origins
 * that may send cookies.
 */
export function credentialsForEveryone(at: Place): Diagnostic {
  return {
    code: 'config/cors-credentials-for-everyone',
    severity: 'error',
    message: '"allow_credentials" together with the origin "*" would let every page call in the name of its visitor.',
    ...(at && { at }),
    hint: 'List the origins that may send cookies, or remove "allow_credentials".',
  }
}

/**
 * A method or a header of `cors` is not one that HTTP knows: methods are words in capitals, headers are names without
 * spaces and colons. It would make the controller's whole answer invalid.
 */
export function invalidCorsName(key: string, name: string, at: Place): Diagnostic {
  return {
    code: 'config/invalid-cors-name',
    severity: 'error',
    message: `"${name}" under "${key}" cannot stand in an answer to a CORS request.`,
    ...(at && { at }),
    hint: key === 'allow_methods' ? 'Write a method in capitals: GET.' : 'Write the name of one header: Content-Type.',
  }
}

/**
 * An origin under `allow_origins` is not one that a browser sends, so it would never match. An origin is a scheme and a
 * host, with a port where it is not the usual one, and without a path or a slash at its end.
 */
export function invalidOrigin(origin: string, violation: string, at: Place): Diagnostic {
  return {
    code: 'config/invalid-origin',
    severity: 'error',
    message: `The origin "${origin}" ${violation}.`,
    ...(at && { at }),
    hint: 'Write scheme and host: https://example.com, or https://*.example.com for every host below it.',
  }
}
