import type { Diagnostic } from '../../ir/diagnostic.ts'
import type { Origin } from '../../ir/origin.ts'

type Place = Origin | undefined

/**
 * CORS is enabled without an origin. One controller would allow no origin, another one every origin. List the origins
 * that may call, or remove `cors`.
 */
export function corsWithoutOrigins(at: Place): Diagnostic {
  return {
    code: 'config/cors-without-origins',
    severity: 'error',
    message: '"cors" requires at least one origin.',
    ...(at && { at }),
    hint: 'List the origins under "allow_origins"; "*" allows every origin.',
  }
}

/**
 * Credentials together with the origin `*` would let a page of any site send requests as its visitor. Browsers refuse
 * the combination, and controllers work around that by repeating the caller's origin. List the origins that may send
 * cookies.
 */
export function credentialsForEveryone(at: Place): Diagnostic {
  return {
    code: 'config/cors-credentials-for-everyone',
    severity: 'error',
    message: '"allow_credentials" together with the origin "*" would let every page send requests as its visitor.',
    ...(at && { at }),
    hint: 'List the origins that may send cookies, or remove "allow_credentials".',
  }
}

/**
 * A method or a header of `cors` is not one that HTTP knows: methods are words in capitals, headers are names without
 * spaces and colons. It would make the whole response of the controller invalid.
 */
export function invalidCorsName(key: string, name: string, at: Place): Diagnostic {
  return {
    code: 'config/invalid-cors-name',
    severity: 'error',
    message: `"${name}" is not valid in "${key}".`,
    ...(at && { at }),
    hint: key === 'allow_methods' ? 'Write a method in capitals: GET.' : 'Write the name of one header: Content-Type.',
  }
}

/**
 * An origin under `allow_origins` is not one that a browser sends, so it would never match. An origin is a scheme and a
 * host, with a port unless it is the default, and without a path or a slash at its end.
 */
export function invalidOrigin(origin: string, violation: string, at: Place): Diagnostic {
  return {
    code: 'config/invalid-origin',
    severity: 'error',
    message: `"${origin}" is not a valid origin: it ${violation}.`,
    ...(at && { at }),
    hint: 'Write scheme and host: https://example.com, or https://*.example.com for every host below it.',
  }
}
