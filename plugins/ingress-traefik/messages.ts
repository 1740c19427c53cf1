import { type Diagnostic, enumerated, type Origin } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * A backend is a Service of type ExternalName, which Traefik refuses unless its installation allows it: the route would
 * be answered with 404. Set the two options where Traefik is installed, once for the cluster.
 */
export function externalNameServices(apps: readonly string[], at: Place): Diagnostic {
  return {
    code: 'ingress-traefik/external-name-services',
    severity: 'warning',
    message: `Traefik must allow ExternalName Services, or it answers 404 for ${enumerated(apps)}.`,
    ...(at && { at }),
    hint: 'Set providers.kubernetesIngress.allowExternalNameServices and providers.kubernetesCRD.allowExternalNameServices to true; for the Traefik of k3s "platform: [traefik]" of the environment writes that.',
  }
}

/**
 * Traefik knows a middleware by its namespace and name with a dash between them, so that `c` in `a-b` and `b-c` in `a`
 * are one and the same to it. Rename one of the two apps.
 */
export function nameCollision(reference: string, first: string, second: string, at: Place): Diagnostic {
  return {
    code: 'ingress-traefik/name-collision',
    severity: 'error',
    message: `Traefik knows both ${first} and ${second} as "${reference}".`,
    ...(at && { at }),
    hint: 'Rename one of the two apps, or move it to another namespace.',
  }
}
