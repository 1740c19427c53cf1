import { type Diagnostic, error, info, type KnownIngressClass, type Origin, warning } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * A route restricts access by addresses or by an annotation, which its ingress class does not declare as supported. The
 * route would be open to everyone, so the build fails. Choose another class for this environment, or guard the route in
 * another way and set the key to `null` in the environment's block.
 */
export function guardUnserved(name: string, { controller, guardedBy }: KnownIngressClass, at: Place): Diagnostic {
  return error(
    'route/guard-unserved',
    `${controller} does not support ${name}, without which the route is open to everyone.`,
    at,
    `Choose another "class" for this environment, or guard the route ${guardedBy ? `by ${guardedBy}` : 'in the app itself'} and set this key to null in the block of the environment.`,
  )
}

/**
 * Requests reach a workload through the proxy of its scaler, which requires a request header that the ingress class
 * does not set. No request would reach the workload. Choose another class or another scaling type.
 */
export function headersUnserved(controller: string, scaling: string, at: Place): Diagnostic {
  return error(
    'route/headers-unserved',
    `${controller} does not set request headers, without which no request passes the proxy of "${scaling}".`,
    at,
    'Choose another scaling type, or another "class" for the route.',
  )
}

/**
 * `hsts` makes browsers use HTTPS only, and is only sent over HTTPS. The route has no TLS, so it has no effect.
 * Switch TLS on, or remove `hsts`.
 */
export function hstsNeedsTls(at: Place): Diagnostic {
  return warning(
    'route/hsts-needs-tls',
    'The route has no TLS, so "hsts" has no effect.',
    at,
    'Switch on "tls" for the route or the environment, or remove "hsts".',
  )
}

/**
 * A route leads to a port that seems to use another protocol than the ingress, by its name, its number or its probe. An
 * ingress passes on HTTP, to gRPC only over HTTP/2. If the port serves HTTP, name it `http`.
 */
export function portWithoutHttp(port: number, protocol: string, at: Place): Diagnostic {
  return warning(
    'route/port-without-http',
    `The route leads to port ${port}, which seems to use ${protocol}, but the ingress uses HTTP/1.1 for it.`,
    at,
    protocol === 'gRPC'
      ? 'Add to the port: app_protocol: kubernetes.io/h2c. If it uses HTTP/1.1: app_protocol: http.'
      : 'Remove "ingress" from the entry. If the port serves HTTP, add to it: name: http.',
  )
}

/**
 * A rate limit counts requests by the client address that the controller sees, in each replica of the controller.
 * Behind a load balancer that hides addresses all clients count as one. Preserve the addresses there:
 * `externalTrafficPolicy: Local`.
 */
export function rateLimitByAddress(controller: string, at: Place): Diagnostic {
  return info(
    'route/rate-limit-by-address',
    `${controller} counts requests by client address, in each of its replicas.`,
    at,
    "Give the controller's Service externalTrafficPolicy: Local, or all clients may have the address of a node.",
  )
}

/**
 * A path that is a regular expression cannot be stripped or rewritten, since the length of the part that it matches is
 * not known. Use `path_type: Prefix`, or an annotation of the controller.
 */
export function regularExpressionWithRewrite(path: string, at: Place): Diagnostic {
  return error(
    'route/regular-expression-with-rewrite',
    `The path "${path}" is a regular expression, which has no prefix to strip or rewrite.`,
    at,
    'Use "path_type: Prefix", or remove "strip_prefix" and "rewrite_target".',
  )
}

/**
 * A route has a setting that its ingress class does not support, so it is not in the tree. Remove it for this
 * environment, or choose another class. The plugin of the class declares what it supports.
 */
export function unserved(name: string, controller: string, loss: string, at: Place): Diagnostic {
  return warning(
    'route/unserved',
    `${controller} does not support ${name}: ${loss}.`,
    at,
    'Remove it for this environment, or choose another "class".',
  )
}
