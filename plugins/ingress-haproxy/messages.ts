import type { Diagnostic, Origin } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * The client timeout is a setting of the whole controller since its version 0.11; as an annotation it is ignored. It is
 * not in the tree. Set it in the controller's ConfigMap.
 */
export function clientTimeoutIsGlobal(value: string, at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/client-timeout-is-global',
    severity: 'warning',
    message: `HAProxy has no client timeout for a single route, so "${value}" is not applied.`,
    ...(at && { at }),
    hint: `Set timeout-client: "${value}" (50s if not set) in the controller's ConfigMap; it applies to all routes.`,
  }
}

/**
 * Routes name an IngressClass such as `haproxy`, which the controller's Helm chart does not create by default. Without it
 * no route is served. apps.yaml needs no change.
 */
export function ingressClassExpected(name: string, at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/ingress-class-expected',
    severity: 'info',
    message: `IngressClass "${name}" must exist in the cluster.`,
    ...(at && { at }),
    hint: 'The Helm chart creates it with controller.ingressClassResource.enabled: true.',
  }
}

/**
 * A path or a target contains a character with a meaning in HAProxy's syntax. It would break the configuration of all
 * routes. Choose a plain path.
 */
export function unsafeRewrite(text: string, violation: string, at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/unsafe-rewrite',
    severity: 'error',
    message: `HAProxy cannot rewrite with "${text}": it ${violation}.`,
    ...(at && { at }),
    hint: 'HAProxy would reject the configuration of all apps. Use letters, digits, "-", "_", "." and "/".',
  }
}

/**
 * A timeout is outside the range of HAProxy: a whole number with a unit, from a millisecond to about 24 days, such as
 * `30s` or `5m`.
 */
export function unusableTimeout(key: string, value: string, at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/unusable-timeout',
    severity: 'error',
    message: `"${value}" is not a valid "${key}" for HAProxy.`,
    ...(at && { at }),
    hint: 'Write a whole number and a unit, from 1ms to 24d: 30s.',
  }
}
