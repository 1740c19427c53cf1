import type { Diagnostic, Origin } from 'k3s-platform/plugin'

type Place = Origin | undefined

interface Unread {
  /** Whether it was to keep somebody out. */
  readonly guards: boolean
  readonly at: Place
}

/**
 * The annotation `headers` sets a header by which the request finds its backend. The header of the backend stays, or no
 * request would arrive. Remove the line.
 */
export function backendHeaderStays(name: string, at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/backend-header-stays',
    severity: 'warning',
    message: `The header "${name}" brings requests to this backend, so the line of the annotation is dropped.`,
    ...(at && { at }),
    hint: 'Remove the line, or use a header of another name.',
  }
}

/**
 * An annotation whose key works only in the ConfigMap of the controller; elsewhere the controller ignores it. It is left
 * out, which is an error where it keeps somebody out. Set it in the ConfigMap, where it holds for all routes.
 */
export function globalAnnotation(key: string, name: string, value: string, { guards, at }: Unread): Diagnostic {
  return {
    code: 'ingress-haproxy/global-annotation',
    severity: guards ? 'error' : 'warning',
    message: `HAProxy ignores "${key}" on an Ingress. It is dropped.`,
    ...(at && { at }),
    hint: `Set ${name}: ${JSON.stringify(value)} in the controller's ConfigMap; it holds for all routes.`,
  }
}

/**
 * An origin in the annotation `cors-allow-origin` that the controller refuses. It would drop the whole list and let
 * every origin in. Write scheme and host, several joined by a comma without a space.
 */
export function invalidCorsOrigin(origin: string, at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/invalid-cors-origin',
    severity: 'error',
    message: `HAProxy refuses the origin "${origin}", and would let every origin in instead.`,
    ...(at && { at }),
    hint: 'Write scheme and host, joined by "," without a space; or use "cors" of the ingress block.',
  }
}

/**
 * An annotation with HAProxy's prefix that no version from 0.14 to 0.17 reads. It is left out, which is an error where it
 * was meant to keep somebody out. Correct its name, or remove it.
 */
export function unknownAnnotation(key: string, closest: string | undefined, { guards, at }: Unread): Diagnostic {
  return {
    code: 'ingress-haproxy/unknown-annotation',
    severity: guards ? 'error' : 'warning',
    message: `HAProxy knows no annotation "${key}". It is dropped.`,
    ...(at && { at }),
    hint: closest ? `Did you mean "${closest}"?` : 'Remove it.',
  }
}

/**
 * A request header with a value that HAProxy cannot read. The controller copies values unescaped into the one
 * configuration of all routes, and HAProxy refuses it as a whole: every later change of every app would be ignored.
 */
export function unsafeHeader(name: string, value: string, violation: string, at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/unsafe-header',
    severity: 'error',
    message: `The header "${name}" cannot have the value "${value}": it ${violation}.`,
    ...(at && { at }),
    hint: 'One such value makes HAProxy refuse the configuration of all apps. Use letters, digits and simple signs.',
  }
}
