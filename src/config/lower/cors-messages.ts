import type { Diagnostic } from '../../ir/diagnostic.ts'
import type { Origin } from '../../ir/origin.ts'

type Place = Origin | undefined

/** CORS that lets nobody in, where HAProxy would let everybody in. */
export function corsWithoutOrigins(at: Place): Diagnostic {
  return {
    code: 'config/cors-without-origins',
    severity: 'error',
    message: '"cors" names no origin that may call.',
    ...(at && { at }),
    hint: 'List them under "allow_origins"; "*" stands for every origin.',
  }
}

/** Cookies for every page of the world. */
export function credentialsForEveryone(at: Place): Diagnostic {
  return {
    code: 'config/cors-credentials-for-everyone',
    severity: 'error',
    message: '"allow_credentials" together with the origin "*" would let every page call in the name of its visitor.',
    ...(at && { at }),
    hint: 'List the origins that may send cookies, or remove "allow_credentials".',
  }
}

/** A method or a header that is none. */
export function invalidCorsName(key: string, name: string, at: Place): Diagnostic {
  return {
    code: 'config/invalid-cors-name',
    severity: 'error',
    message: `"${name}" under "${key}" cannot stand in an answer to a CORS request.`,
    ...(at && { at }),
    hint: key === 'allow_methods' ? 'Write a method in capitals: GET.' : 'Write the name of one header: Content-Type.',
  }
}

/** An origin that no browser sends. */
export function invalidOrigin(origin: string, violation: string, at: Place): Diagnostic {
  return {
    code: 'config/invalid-origin',
    severity: 'error',
    message: `The origin "${origin}" ${violation}.`,
    ...(at && { at }),
    hint: 'Write scheme and host: https://example.com, or https://*.example.com for every host below it.',
  }
}
