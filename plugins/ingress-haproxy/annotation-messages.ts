import type { Diagnostic, ForeignAnnotation, Origin } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * An annotation of another controller that has no counterpart on HAProxy, or whose value makes no sense. It is left out
 * of the tree, since HAProxy would not read it. Write the setting in the ingress block, or move the annotation into the
 * block of the environment whose controller reads it.
 */
export function annotationDropped({ key, note, at }: ForeignAnnotation): Diagnostic {
  return {
    code: 'ingress-haproxy/annotation-dropped',
    severity: 'warning',
    message: `HAProxy does not read the annotation "${key}". It is dropped: ${note}.`,
    ...(at && { at }),
    hint: 'Say it in the ingress block, or under "ingress_annotations" of the environment whose controller reads it.',
  }
}

/**
 * An annotation of another controller that says something HAProxy can do too. It is not written as it stands, since
 * HAProxy would not read it; what it means is. Nothing has to be done.
 */
export function annotationTranslated({ key, note, at }: ForeignAnnotation): Diagnostic {
  return {
    code: 'ingress-haproxy/annotation-translated',
    severity: 'info',
    message: `HAProxy does not read the annotation "${key}"; it becomes ${note}.`,
    ...(at && { at }),
    hint: 'The same can be said in the ingress block, for every controller.',
  }
}

/**
 * An annotation of HAProxy in apps.yaml that sets what the ingress block or the build would set differently. The
 * annotation wins. Remove it to get the derived value back.
 */
export function annotationWins(key: string, derived: string, at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/annotation-wins',
    severity: 'info',
    message: `The annotation "${key}" takes the place of the derived value "${derived}".`,
    ...(at && { at }),
    hint: 'Remove the annotation to get the derived value.',
  }
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
 * out. Set it in the ConfigMap, where it holds for all routes.
 */
export function globalAnnotation(key: string, name: string, value: string, at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/global-annotation',
    severity: 'warning',
    message: `HAProxy ignores "${key}" on an Ingress. It is dropped.`,
    ...(at && { at }),
    hint: `Set ${name}: ${JSON.stringify(value)} in the controller's ConfigMap; it holds for all routes.`,
  }
}

/**
 * An annotation that keeps somebody out (a login, a certificate, addresses), and that HAProxy does not read. Without it the
 * route would be open to everybody, so nothing is built. Guard the route in a way that HAProxy knows; then take the
 * annotation away for this environment by writing `null` for it in the environment's block.
 */
export function guardDropped(key: string, at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/guard-dropped',
    severity: 'error',
    message: `HAProxy does not read the annotation "${key}". Without it the route is open to those whom it would refuse.`,
    ...(at && { at }),
    hint: `Guard the route by annotations that start with "haproxy-ingress.github.io/", and write "${key}: null" in the block of this environment.`,
  }
}

/**
 * The old annotation for the ingress class, which the API server refuses beside `ingressClassName`. Name the class in
 * the ingress block, or for the environment under `defaults.ingress`.
 */
export function ingressClassAnnotation(value: string, at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/ingress-class-annotation',
    severity: 'error',
    message: 'The annotation "kubernetes.io/ingress.class" cannot stand beside the class of the Ingress.',
    ...(at && { at }),
    hint: `Remove it and write "class: ${value}" in the ingress block.`,
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
 * An annotation with HAProxy's prefix that no version from 0.14 to 0.17 reads. It is left out. Correct its name, or
 * remove it.
 */
export function unknownAnnotation(key: string, closest: string | undefined, at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/unknown-annotation',
    severity: 'warning',
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

/**
 * An annotation of the other ingress controller for HAProxy, that of HAProxy Technologies, while the class `haproxy`
 * means haproxy-ingress. Its keys have other names and meanings. Use those that start with `haproxy-ingress.github.io/`.
 */
export function wrongHaproxy({ key, at }: ForeignAnnotation): Diagnostic {
  return {
    code: 'ingress-haproxy/wrong-haproxy',
    severity: 'warning',
    message: `"${key}" is for another controller that is called HAProxy too. It is dropped.`,
    ...(at && { at }),
    hint: 'Keys of this one start with "haproxy-ingress.github.io/".',
  }
}
