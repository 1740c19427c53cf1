import type { IngressClass } from 'k3s-platform/plugin'

/** What Traefik does for a route. */
export const traefikClass: IngressClass = {
  controller: 'Traefik',
  annotations: ['traefik.ingress.kubernetes.io/'],
  guardedBy: 'a Middleware that "traefik.ingress.kubernetes.io/router.middlewares" names',
}
