import type { Diagnostic } from '../../ir/diagnostic.ts'
import type { Origin } from '../../ir/origin.ts'

type Place = Origin | undefined

/** A timeout that is no duration. */
export function invalidDuration(key: string, text: string, hint: string | undefined, at: Place): Diagnostic {
  return {
    code: 'config/invalid-duration',
    severity: 'error',
    message: `The timeout "${key}" is "${text}", which is no duration.`,
    ...(at && { at }),
    hint: hint ?? 'Write a number and a unit: 30s, 2m, 500ms.',
  }
}

/** A host that an Ingress cannot have. */
export function invalidHost(host: string, violation: string, at: Place): Diagnostic {
  return {
    code: 'config/invalid-host',
    severity: 'error',
    message: `The host "${host}" cannot be routed: ${violation}.`,
    ...(at && { at }),
    hint: 'Write a DNS name without scheme, port and path: api.example.com.',
  }
}

/** A path that an Ingress cannot have. */
export function invalidPath(path: string, violation: string, at: Place): Diagnostic {
  return {
    code: 'config/invalid-path',
    severity: 'error',
    message: `The path "${path}" cannot be routed: ${violation}.`,
    ...(at && { at }),
    hint: 'Write a plain path that starts with "/": /api.',
  }
}

/** A rewrite target that is no path. */
export function invalidRewrite(target: string, at: Place): Diagnostic {
  return {
    code: 'config/invalid-rewrite',
    severity: 'error',
    message: `The rewrite target "${target}" is no path.`,
    ...(at && { at }),
    hint: 'Write a path that starts with "/" and has no "?", "#", "//" or spaces: /v2.',
  }
}

/** A Secret's name that was read as an issuer's. */
export function issuerAssumed(name: string, at: Place): Diagnostic {
  return {
    code: 'config/issuer-assumed',
    severity: 'info',
    message: `"${name}" is taken for a ClusterIssuer of cert-manager, which makes the certificate.`,
    ...(at && { at }),
    hint: 'Write "issuer: none" under "tls" if it is the name of a Secret.',
  }
}

/** TLS without a certificate. */
export function noCertificate(environment: string, at: Place): Diagnostic {
  return {
    code: 'config/no-certificate',
    severity: 'error',
    message: `TLS is on in environment "${environment}", but nothing says which certificate to use.`,
    ...(at && { at }),
    hint: 'Set tls_secret or tls_issuer under the environment, or secret or issuer under ingress.tls.',
  }
}

/** A route that nobody serves. */
export function noIngressClass(environment: string, at: Place): Diagnostic {
  return {
    code: 'config/no-ingress-class',
    severity: 'error',
    message: `Nothing says who serves routes in environment "${environment}".`,
    ...(at && { at }),
    hint: `Set defaults.ingress.${environment} to traefik or haproxy, or "class" on the ingress.`,
  }
}

/** Two units with one route. */
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

/** A host of a certificate that is no host of the route. */
export function tlsHostWithoutRoute(host: string, at: Place): Diagnostic {
  return {
    code: 'config/tls-host-without-route',
    severity: 'warning',
    message: `The certificate names "${host}", which is no host of this route.`,
    ...(at && { at }),
    hint: 'Add it to "hosts", or remove it from "tls.hosts".',
  }
}

/** TLS for a route without a host. */
export function tlsNeedsHost(environment: string, at: Place): Diagnostic {
  return {
    code: 'config/tls-needs-host',
    severity: 'error',
    message: `TLS needs a host: this route has none, and environment "${environment}" has no domain.`,
    ...(at && { at }),
    hint: 'Set "hosts" on the ingress, or "domain" on the environment.',
  }
}
