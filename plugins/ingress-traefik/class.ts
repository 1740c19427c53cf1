import type { IngressClass, ServedFeatures } from 'k3s-platform/plugin'

const SERVES: Required<ServedFeatures> = {
  allowedAddresses: true,
  annotations: true,
  backendProtocol: true,
  bodyLimit: true,
  concurrencyLimit: true,
  cors: true,
  hsts: true,
  pathType: true,
  rateLimit: true,
  redirectsToTls: true,
  requestHeaders: true,
  rewrite: true,
  stickyCookie: true,
  'timeouts.client': 'reported',
  'timeouts.connect': true,
  'timeouts.queue': 'reported',
  'timeouts.server': true,
  tls: true,
}

/** What Traefik does for a route. */
export const traefikClass: IngressClass = {
  controller: 'Traefik',
  serves: SERVES,
  annotationPrefixes: ['traefik.ingress.kubernetes.io/'],
  guardedBy: 'a Middleware that "traefik.ingress.kubernetes.io/router.middlewares" names',
  pathExpression: { annotation: 'router.pathmatcher', value: 'PathRegexp' },
}
