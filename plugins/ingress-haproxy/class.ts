import type { IngressClass } from 'k3s-platform/plugin'

/** What haproxy-ingress does for a route. */
export const haproxyClass: IngressClass = {
  controller: 'HAProxy',
  // The two prefixes are one to the controller.
  annotations: ['haproxy-ingress.github.io/', 'ingress.kubernetes.io/'],
  mistakenAnnotations: {
    'haproxy.org/':
      'it is for another controller that is called HAProxy too; keys of this one start with "haproxy-ingress.github.io/"',
  },
  guardedBy: 'annotations that start with "haproxy-ingress.github.io/"',
  sameAsNginx: ['app-root', 'auth-url'],
  serverTimeoutCountsSending: true,
}
