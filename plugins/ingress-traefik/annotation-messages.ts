import type { Diagnostic, ForeignAnnotation, Origin } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * An annotation of another controller that has no counterpart on Traefik, or whose value makes no sense. It is left out
 * of the tree, since Traefik would not read it. Write the setting in the ingress block, or move the annotation into the
 * block of the environment whose controller reads it.
 */
export function annotationDropped({ key, note, at }: ForeignAnnotation): Diagnostic {
  return {
    code: 'ingress-traefik/annotation-dropped',
    severity: 'warning',
    message: `Traefik does not read the annotation "${key}". It is dropped: ${note}.`,
    ...(at && { at }),
    hint: 'Say it in the ingress block, or under "ingress_annotations" of the environment whose controller reads it.',
  }
}

/**
 * An annotation of Traefik that only an Ingress can carry, while the option `route_kind: ingressroute` makes
 * IngressRoutes. It is left out. Use `route_kind: ingress`, or remove the annotation.
 */
export function annotationNeedsIngress(key: string, at: Place): Diagnostic {
  return {
    code: 'ingress-traefik/annotation-needs-ingress',
    severity: 'warning',
    message: `The annotation "${key}" means nothing on an IngressRoute. It is dropped.`,
    ...(at && { at }),
    hint: 'Remove it, or set plugins.ingress-traefik.route_kind to "ingress".',
  }
}

/**
 * An annotation of another controller that says something Traefik can do too. It is not written as it stands, since
 * Traefik would not read it; what it means is. Nothing has to be done.
 */
export function annotationTranslated({ key, note, at }: ForeignAnnotation): Diagnostic {
  return {
    code: 'ingress-traefik/annotation-translated',
    severity: 'info',
    message: `Traefik does not read the annotation "${key}"; it becomes ${note}.`,
    ...(at && { at }),
    hint: 'The same can be said in the ingress block, for every controller.',
  }
}

/**
 * An annotation of Traefik in apps.yaml that sets what the ingress block or the build would set differently. The
 * annotation wins. Remove it to get the derived value back.
 */
export function annotationWins(key: string, derived: string, at: Place): Diagnostic {
  return {
    code: 'ingress-traefik/annotation-wins',
    severity: 'info',
    message: `The annotation "${key}" takes the place of the derived value "${derived}".`,
    ...(at && { at }),
    hint: 'Remove the annotation to get the derived value.',
  }
}

/**
 * An annotation that keeps somebody out (a login, a certificate, addresses), and that Traefik does not read. Without it the
 * route would be open to everybody, so nothing is built. Guard the route in a way that Traefik knows; then take the
 * annotation away for this environment by writing `null` for it in the environment's block.
 */
export function guardDropped(key: string, at: Place): Diagnostic {
  return {
    code: 'ingress-traefik/guard-dropped',
    severity: 'error',
    message: `Traefik does not read the annotation "${key}". Without it the route is open to those whom it would refuse.`,
    ...(at && { at }),
    hint: `Guard the route by a Middleware that "traefik.ingress.kubernetes.io/router.middlewares" names, and write "${key}: null" in the block of this environment.`,
  }
}

/**
 * The old annotation for the ingress class, which the API server refuses beside `ingressClassName`. Name the class in
 * the ingress block, or for the environment under `defaults.ingress`.
 */
export function ingressClassAnnotation(value: string, at: Place): Diagnostic {
  return {
    code: 'ingress-traefik/ingress-class-annotation',
    severity: 'error',
    message: 'The annotation "kubernetes.io/ingress.class" cannot stand beside the class of the Ingress.',
    ...(at && { at }),
    hint: `Remove it and write "class: ${value}" in the ingress block.`,
  }
}
