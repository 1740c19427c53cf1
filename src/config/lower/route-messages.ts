import type { Diagnostic } from '../../ir/diagnostic.ts'
import type { Origin } from '../../ir/origin.ts'

type Place = Origin | undefined

/**
 * A timeout is not written as a duration: a number and a unit, of `ms`, `s`, `m` and `h`, also several behind one
 * another as in 1m30s. A number alone is refused, since people disagree about whether it means seconds.
 */
export function invalidDuration(key: string, text: string, hint: string | undefined, at: Place): Diagnostic {
  return {
    code: 'config/invalid-duration',
    severity: 'error',
    message: `The timeout "${key}" is "${text}", which is no duration.`,
    ...(at && { at }),
    hint: hint ?? 'Write a number and a unit: 30s, 2m, 500ms.',
  }
}

/**
 * A host is not a DNS name that an Ingress can route: it has a scheme, a port or a path, is an address, has a star in
 * another place than its first label, or is too long.
 */
export function invalidHost(host: string, violation: string, at: Place): Diagnostic {
  return {
    code: 'config/invalid-host',
    severity: 'error',
    message: `The host "${host}" cannot be routed: ${violation}.`,
    ...(at && { at }),
    hint: 'Write a DNS name without scheme, port and path: api.example.com.',
  }
}

/**
 * A path of a route is not one that an Ingress can have: it starts with `/`, and has no `//`, no `.` or `..` between
 * slashes and no encoded slash.
 */
export function invalidPath(path: string, violation: string, at: Place): Diagnostic {
  return {
    code: 'config/invalid-path',
    severity: 'error',
    message: `The path "${path}" cannot be routed: ${violation}.`,
    ...(at && { at }),
    hint: 'Write a plain path that starts with "/": /api.',
  }
}

/**
 * `rewrite_target` is what stands in front of the rest of the path after the prefix has been taken off, so it is a
 * plain path: no query, no fragment, no spaces and no double slash.
 */
export function invalidRewrite(target: string, at: Place): Diagnostic {
  return {
    code: 'config/invalid-rewrite',
    severity: 'error',
    message: `The rewrite target "${target}" is no path.`,
    ...(at && { at }),
    hint: 'Write a path that starts with "/" and has no "?", "#", "//" or spaces: /v2.',
  }
}

/**
 * A Secret for TLS is called like an issuer of Let's Encrypt, which is what people often write there. It is read as a
 * ClusterIssuer of cert-manager, which then makes the certificate. Write it as `issuer` to say so, or `issuer: none` if
 * it really is a Secret.
 */
export function issuerAssumed(name: string, at: Place): Diagnostic {
  return {
    code: 'config/issuer-assumed',
    severity: 'info',
    message: `"${name}" is taken for a ClusterIssuer of cert-manager, which makes the certificate.`,
    ...(at && { at }),
    hint: 'Write "issuer: none" under "tls" if it is the name of a Secret.',
  }
}

/**
 * TLS is switched on, and neither the route nor the environment says which certificate to use. With a default
 * certificate of the controller browsers would warn, so the build asks: name a Secret or an issuer of cert-manager.
 */
export function noCertificate(environment: string, at: Place): Diagnostic {
  return {
    code: 'config/no-certificate',
    severity: 'error',
    message: `TLS is on in environment "${environment}", but nothing says which certificate to use.`,
    ...(at && { at }),
    hint: 'Set tls_secret or tls_issuer under the environment, or secret or issuer under ingress.tls.',
  }
}

/**
 * There is a route, and nothing says which ingress controller serves routes in this environment. There is no default,
 * because the wrong one would serve nothing. Set `defaults.ingress`, for all environments or for each.
 */
export function noIngressClass(environment: string, known: readonly string[], at: Place): Diagnostic {
  return {
    code: 'config/no-ingress-class',
    severity: 'error',
    message: `Nothing says who serves routes in environment "${environment}".`,
    ...(at && { at }),
    hint: `Set defaults.ingress.${environment} to ${known.join(' or ')}, or "class" on the ingress.`,
  }
}

/**
 * Two routes of the environment have the same host and path. The controller would take one of them, and which one is
 * not certain. Change the path or the host of one.
 */
export function routeConflict(host: string, path: string, other: string, at: Place, earlier: Place): Diagnostic {
  return {
    code: 'config/route-conflict',
    severity: 'error',
    message: `The route ${host || '(every host)'}${path} belongs to "${other}" already.`,
    ...(at && { at }),
    hint: 'Give one of them another path or another host.',
    ...(earlier && { related: [{ message: 'the other one is here', at: earlier }] }),
  }
}

/**
 * The certificate is asked for a host that the route does not serve. It is probably misspelled in one of the two
 * places, and then the other host has no certificate.
 */
export function tlsHostWithoutRoute(host: string, at: Place): Diagnostic {
  return {
    code: 'config/tls-host-without-route',
    severity: 'warning',
    message: `The certificate names "${host}", which is no host of this route.`,
    ...(at && { at }),
    hint: 'Add it to "hosts", or remove it from "tls.hosts".',
  }
}

/**
 * TLS is switched on for a route of every host, but a certificate is made for names. Give the route `hosts`, or the
 * environment a `domain`.
 */
export function tlsNeedsHost(environment: string, at: Place): Diagnostic {
  return {
    code: 'config/tls-needs-host',
    severity: 'error',
    message: `TLS needs a host: this route has none, and environment "${environment}" has no domain.`,
    ...(at && { at }),
    hint: 'Set "hosts" on the ingress, or "domain" on the environment.',
  }
}
