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
  'timeouts.queue': true,
  'timeouts.server': true,
  tls: true,
}

/** What haproxy-ingress does for a route. */
export const haproxyClass: IngressClass = {
  controller: 'HAProxy',
  serves: SERVES,
  // The two prefixes are one to the controller.
  annotationPrefixes: ['haproxy-ingress.github.io/', 'ingress.kubernetes.io/'],
  mistakenAnnotations: {
    'haproxy.org/':
      'it is for another controller that is called HAProxy too; keys of this one start with "haproxy-ingress.github.io/"',
  },
  guardedBy: 'annotations that start with "haproxy-ingress.github.io/"',
  sameAsNginx: ['app-root', 'auth-url'],
  pathExpression: { annotation: 'path-type', value: 'regex' },
  serverTimeoutCountsSending: true,
}
