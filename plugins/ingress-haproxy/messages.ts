import type { Diagnostic, Origin } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * The time that a client may take is a setting of the whole controller since its version 0.11; as an annotation it is
 * ignored. Nothing is written for it. Set it in the controller's ConfigMap.
 */
export function clientTimeoutIsGlobal(value: string, at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/client-timeout-is-global',
    severity: 'warning',
    message: `HAProxy has no client timeout for a single route, so "${value}" is not applied.`,
    ...(at && { at }),
    hint: `Set timeout-client: "${value}" (50s if not set) in the controller's ConfigMap; it holds for all routes.`,
  }
}

/**
 * The routes name the IngressClass `haproxy`, which the controller's Helm chart does not make unless it is asked to.
 * Without it no route is served. Nothing has to be done in apps.yaml.
 */
export function ingressClassExpected(at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/ingress-class-expected',
    severity: 'info',
    message: 'The cluster must have the IngressClass "haproxy".',
    ...(at && { at }),
    hint: 'Its Helm chart makes it with controller.ingressClassResource.enabled: true.',
  }
}

/**
 * A path or a target with a character that is syntax to HAProxy. It would break the one configuration of all routes.
 * Choose a plain path.
 */
export function unsafeRewrite(text: string, violation: string, at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/unsafe-rewrite',
    severity: 'error',
    message: `HAProxy cannot rewrite with "${text}": it ${violation}.`,
    ...(at && { at }),
    hint: 'One such path makes HAProxy refuse the configuration of all apps. Use letters, digits, "-", "_", "." and "/".',
  }
}

/**
 * A timeout that HAProxy cannot count: it needs a whole number with a unit, from a millisecond to some 24 days. Write
 * it like `30s` or `5m`.
 */
export function unusableTimeout(key: string, value: string, at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/unusable-timeout',
    severity: 'error',
    message: `HAProxy cannot use "${value}" as "${key}".`,
    ...(at && { at }),
    hint: 'Write a whole number and a unit, from 1ms to 24d: 30s.',
  }
}
