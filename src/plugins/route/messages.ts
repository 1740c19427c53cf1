import { type Diagnostic, error, info, type KnownIngressClass, type Origin, warning } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * A route refuses some clients, by addresses or by an annotation, and its ingress class does not say that it does so.
 * Without it the route would be open to everybody, so nothing is built. Choose another class for this environment, or
 * guard the route in another way and take the setting away by writing `null` for it in the environment's block.
 */
export function guardUnserved(name: string, { controller, guardedBy }: KnownIngressClass, at: Place): Diagnostic {
  return error(
    'route/guard-unserved',
    `${controller} does not serve ${name}. Without it the route is open to those whom it would refuse.`,
    at,
    `Choose another "class" for this environment, or guard the route ${guardedBy ? `by ${guardedBy}` : 'in the app itself'} and write null for this key in the block of the environment.`,
  )
}

/**
 * Requests reach a workload through the proxy of its scaler, which finds it by a request header, and the ingress class
 * does not say that it sets one. No request would find the workload. Choose another class or another type of scaling.
 */
export function headersUnserved(controller: string, scaling: string, at: Place): Diagnostic {
  return error(
    'route/headers-unserved',
    `${controller} does not set request headers, without which no request passes the proxy of "${scaling}".`,
    at,
    'Choose another type of scaling, or another "class" for the route.',
  )
}

/**
 * `hsts` tells browsers to use HTTPS only, and is only sent over HTTPS. The route has no TLS, so it has no effect.
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
 * A rate limit counts by the address from which the controller sees a client, at each replica of the controller. Behind
 * a load balancer that hides addresses all clients count as one. Keep the addresses there:
 * `externalTrafficPolicy: Local`.
 */
export function rateLimitByAddress(controller: string, at: Place): Diagnostic {
  return info(
    'route/rate-limit-by-address',
    `${controller} counts requests by client address and at each of its replicas.`,
    at,
    "Give the controller's Service externalTrafficPolicy: Local, or all clients may have the address of a node.",
  )
}

/**
 * A path that is a regular expression cannot be stripped or rewritten, since the length of the part that it matches is
 * not known. Use `path_type: Prefix`, or an annotation of the controller's own.
 */
export function regularExpressionWithRewrite(path: string, at: Place): Diagnostic {
  return error(
    'route/regular-expression-with-rewrite',
    `The path "${path}" is a regular expression, so there is no prefix to take off or to replace.`,
    at,
    'Use "path_type: Prefix", or remove "strip_prefix" and "rewrite_target".',
  )
}

/**
 * A route asks for something that its ingress class does not say that it serves, so it is not in the tree. Remove it for
 * this environment, or choose another class. The plugin that brings the class declares what it serves.
 */
export function unserved(name: string, controller: string, loss: string, at: Place): Diagnostic {
  return warning(
    'route/unserved',
    `${controller} does not serve ${name}: ${loss}.`,
    at,
    'Remove it for this environment, or choose another "class".',
  )
}
