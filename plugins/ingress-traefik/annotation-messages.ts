import type { Diagnostic, Origin } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * An annotation of Traefik that only an Ingress can carry, while the option `route_kind: ingressroute` makes
 * IngressRoutes. It is left out, which is an error if it restricts access. Use `route_kind: ingress`, or remove the
 * annotation.
 */
export function annotationNeedsIngress(key: string, guards: boolean, at: Place): Diagnostic {
  return {
    code: 'ingress-traefik/annotation-needs-ingress',
    severity: guards ? 'error' : 'warning',
    message: `The annotation "${key}" has no effect on an IngressRoute. It is dropped.`,
    ...(at && { at }),
    hint: 'Remove it, or set plugins.ingress-traefik.route_kind to "ingress".',
  }
}
