import type { Certificate, Diagnostic, Origin } from 'k3s-platform/plugin'

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
 * `hsts` tells browsers to use HTTPS only, and is only sent over HTTPS. The route has no TLS, so it has no effect.
 * Switch TLS on, or remove `hsts`.
 */
export function hstsNeedsTls(at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/hsts-needs-tls',
    severity: 'warning',
    message: 'The route has no TLS, so "hsts" has no effect.',
    ...(at && { at }),
    hint: 'Switch on "tls" for the route or the environment, or remove "hsts".',
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
 * A certificate is made by an issuer of cert-manager, which has to exist in the cluster. Nothing has to be done in
 * apps.yaml; without the issuer, HAProxy answers with a certificate of its own.
 */
export function issuerExpected({ secretName, namespace, issuer, at }: Certificate): Diagnostic {
  const where = issuer?.kind === 'Issuer' ? ` in namespace "${namespace}"` : ''
  return {
    code: 'ingress-haproxy/issuer-expected',
    severity: 'info',
    message: `cert-manager must have the ${issuer?.kind} "${issuer?.name}"${where}, which makes the certificate "${secretName}" in namespace "${namespace}".`,
    ...(at && { at }),
    hint: 'Until the certificate is there, HAProxy answers with its default one.',
  }
}

/**
 * A path that is a regular expression cannot be stripped, since nobody knows how long the part is that it matches. With
 * `path-type: regex` HAProxy takes the target as it stands. Use `path_type: Prefix`.
 */
export function regularExpressionWithRewrite(path: string, at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/regular-expression-with-rewrite',
    severity: 'error',
    message: `The path "${path}" is a regular expression, so there is no prefix to take off or to replace.`,
    ...(at && { at }),
    hint: 'Use "path_type: Prefix", or write the annotation "haproxy-ingress.github.io/rewrite-target" yourself.',
  }
}

/**
 * Two namespaces each bring a certificate for one host. HAProxy refuses the second, and serves the first for both. Put
 * the apps of a host into one namespace.
 */
export function tlsHostInTwoNamespaces(host: string, first: string, second: string, at: Place): Diagnostic {
  return {
    code: 'ingress-haproxy/tls-host-in-two-namespaces',
    severity: 'warning',
    message: `The host "${host}" has a certificate in namespace "${first}" and another in "${second}", and HAProxy takes one.`,
    ...(at && { at }),
    hint: 'Put the apps of a host into one namespace.',
  }
}

/**
 * A route is served with a certificate from a Secret that the build does not make. It has to be in the namespace of the
 * app and must contain the host: HAProxy serves it whatever names it has, and browsers refuse it.
 */
export function tlsSecretExpected({ secretName, namespace, hosts, at }: Certificate): Diagnostic {
  return {
    code: 'ingress-haproxy/tls-secret-expected',
    severity: 'info',
    message: `Namespace "${namespace}" must have the Secret "${secretName}" with a certificate that contains ${hosts.join(', ')}.`,
    ...(at && { at }),
    hint: `kubectl create secret tls ${secretName} --namespace ${namespace} --cert=tls.crt --key=tls.key`,
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
