import type { Diagnostic, Origin } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * A backend is a Service of type ExternalName, which Traefik rejects unless its installation allows it: the route would
 * respond with 404. Set the two options where Traefik is installed, once for the cluster.
 */
export function externalNameServices(at: Place): Diagnostic {
  return {
    code: 'ingress-traefik/external-name-services',
    severity: 'warning',
    message:
      'Traefik must allow ExternalName Services, or it answers 404 for workloads behind the proxy of their scaler.',
    ...(at && { at }),
    hint: 'Set providers.kubernetesIngress.allowExternalNameServices and providers.kubernetesCRD.allowExternalNameServices to true; for the Traefik of k3s "platform: [traefik]" of the environment writes that.',
  }
}

/**
 * Traefik identifies a middleware by its namespace and name, joined by a dash, so that `c` in `a-b` and `b-c` in `a`
 * are the same. Rename one of the two apps.
 */
export function nameCollision(reference: string, first: string, second: string, at: Place): Diagnostic {
  return {
    code: 'ingress-traefik/name-collision',
    severity: 'error',
    message: `Traefik identifies both ${first} and ${second} as "${reference}".`,
    ...(at && { at }),
    hint: 'Rename one of the two apps, or move it to another namespace.',
  }
}
