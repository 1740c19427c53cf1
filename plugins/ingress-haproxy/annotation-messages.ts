import type { Diagnostic, Origin } from 'k3s-platform/plugin'

type Place = Origin | undefined

interface Unread {
  /** Whether it restricts access. */
  readonly guards: boolean
  readonly at: Place
}

/**
 * The annotation `headers` sets a header that selects the backend of the request. The header of the backend is kept, or
 * no request would arrive. Remove the line.
 */
export function backendHeaderStays(name: string, at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/backend-header-stays',
    severity: 'warning',
    message: `The header "${name}" selects the backend of requests, so the line of the annotation is dropped.`,
    ...(at && { at }),
    hint: 'Remove the line, or use a header with another name.',
  }
}

/**
 * An annotation whose key works only in the ConfigMap of the controller; elsewhere the controller ignores it. It is
 * left out, which is an error if it restricts access. Set it in the ConfigMap, where it applies to all routes.
 */
export function globalAnnotation(key: string, name: string, value: string, { guards, at }: Unread): Diagnostic {
  return {
    code: 'ingress-haproxy/global-annotation',
    severity: guards ? 'error' : 'warning',
    message: `HAProxy ignores "${key}" on an Ingress. It is dropped.`,
    ...(at && { at }),
    hint: `Set ${name}: ${JSON.stringify(value)} in the controller's ConfigMap; it applies to all routes.`,
  }
}

/**
 * The controller rejects an origin in the annotation `cors-allow-origin`. It would drop the whole list and allow every
 * origin. Write scheme and host; separate several with a comma, without a space.
 */
export function invalidCorsOrigin(origin: string, at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/invalid-cors-origin',
    severity: 'error',
    message: `HAProxy rejects the origin "${origin}", and would allow every origin instead.`,
    ...(at && { at }),
    hint: 'Write scheme and host, separated by "," without a space; or use "cors" of the ingress block.',
  }
}

/**
 * An annotation with HAProxy's prefix that no version from 0.14 to 0.17 reads. It is left out, which is an error if it
 * restricts access. Correct its name, or remove it.
 */
export function unknownAnnotation(key: string, closest: string | undefined, { guards, at }: Unread): Diagnostic {
  return {
    code: 'ingress-haproxy/unknown-annotation',
    severity: guards ? 'error' : 'warning',
    message: `Unknown HAProxy annotation "${key}". It is dropped.`,
    ...(at && { at }),
    hint: closest ? `Did you mean "${closest}"?` : 'Remove it.',
  }
}

/**
 * A request header with a value that HAProxy cannot read. The controller copies values unescaped into the configuration
 * of all routes, and HAProxy rejects it as a whole: every later change of every app would be ignored.
 */
export function unsafeHeader(name: string, value: string, violation: string, at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/unsafe-header',
    severity: 'error',
    message: `"${value}" is not a valid value of the header "${name}": it ${violation}.`,
    ...(at && { at }),
    hint: 'HAProxy would reject the configuration of all apps. Use letters, digits and simple punctuation.',
  }
}
