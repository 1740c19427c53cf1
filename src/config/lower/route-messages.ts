import type { Diagnostic } from '../../ir/diagnostic.ts'
import type { Origin } from '../../ir/origin.ts'

type Place = Origin | undefined

/**
 * A timeout is not a valid duration: a number with the unit `ms`, `s`, `m` or `h`, or several as in 1m30s. A number
 * without a unit is an error, because it is ambiguous.
 */
export function invalidDuration(key: string, text: string, hint: string | undefined, at: Place): Diagnostic {
  return {
    code: 'config/invalid-duration',
    severity: 'error',
    message: `"${text}" is not a valid duration for the timeout "${key}".`,
    ...(at && { at }),
    hint: hint ?? 'Write a number and a unit: 30s, 2m, 500ms.',
  }
}

/**
 * A host is not a DNS name that an Ingress can route: it has a scheme, a port or a path, is an IP address, has a
 * wildcard outside its first label, or is too long.
 */
export function invalidHost(host: string, violation: string, at: Place): Diagnostic {
  const bare = host
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/[/:].*$/, '')
    .toLowerCase()
  return {
    code: 'config/invalid-host',
    severity: 'error',
    message: `"${host}" is not a valid host name: it ${violation}.`,
    ...(at && { at }),
    hint:
      /^[\w.-]+$/.test(bare) && bare !== host
        ? `Write: ${bare}`
        : 'Write a DNS name without scheme, port and path: api.example.com.',
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
    message: `"${path}" is not a valid path: it ${violation}.`,
    ...(at && { at }),
    hint:
      /^[\w.~/-]+$/.test(path) && !path.startsWith('/')
        ? `Write: path: /${path}`
        : 'Write a plain path that starts with "/": /api.',
  }
}

/**
 * `rewrite_target` replaces the prefix of the path, so it must be a plain path: no query, no fragment, no spaces and no
 * double slash.
 */
export function invalidRewrite(target: string, at: Place): Diagnostic {
  return {
    code: 'config/invalid-rewrite',
    severity: 'error',
    message: `"${target}" is not a valid path for "rewrite_target".`,
    ...(at && { at }),
    hint: 'Write a path that starts with "/" and has no "?", "#", "//" or spaces: /v2.',
  }
}

/**
 * A Secret for TLS has the name of an issuer of Let's Encrypt. It is used as a ClusterIssuer of cert-manager, which
 * then creates the certificate. Write it as `issuer`, or set `issuer: none` if it is a Secret.
 */
export function issuerAssumed(name: string, at: Place): Diagnostic {
  return {
    code: 'config/issuer-assumed',
    severity: 'info',
    message: `"${name}" is used as a ClusterIssuer of cert-manager, which creates the certificate.`,
    ...(at && { at }),
    hint: 'Write "issuer: none" under "tls" if it is the name of a Secret.',
  }
}

/**
 * TLS is enabled, and neither the route nor the environment has a certificate. Browsers reject the default certificate
 * of a controller. Name a Secret or an issuer of cert-manager.
 */
export function noCertificate(at: Place): Diagnostic {
  return {
    code: 'config/no-certificate',
    severity: 'error',
    message: 'TLS is enabled without a certificate.',
    ...(at && { at }),
    hint: 'Set tls_secret or tls_issuer under the environment, or secret or issuer under ingress.tls.',
  }
}

/**
 * There is a route, and the environment has no ingress class. There is no default, because a wrong class would serve
 * nothing. Set `defaults.ingress`, for all environments or for each.
 */
export function noIngressClass(known: readonly string[], at: Place): Diagnostic {
  return {
    code: 'config/no-ingress-class',
    severity: 'error',
    message: 'The environment has routes, but no ingress class.',
    ...(at && { at }),
    hint: `Set defaults.ingress to ${known.join(' or ')}, for all environments or for each, or "class" on the ingress.`,
  }
}

/**
 * Two routes of the environment have the same host and path. The controller would use an arbitrary one of them. Change
 * the path or the host of one.
 */
export function routeConflict(host: string, path: string, other: string, at: Place, earlier: Place): Diagnostic {
  return {
    code: 'config/route-conflict',
    severity: 'error',
    message: `Duplicate route ${host || '(every host)'}${path}: "${other}" has it already.`,
    ...(at && { at }),
    hint: 'Change the path or the host of one of them.',
    ...(earlier && { related: [{ message: 'first defined here', at: earlier }] }),
  }
}

/**
 * The certificate is requested for a host that the route does not serve. One of the two is probably misspelled, and the
 * host of the route then has no certificate.
 */
export function tlsHostWithoutRoute(host: string, at: Place): Diagnostic {
  return {
    code: 'config/tls-host-without-route',
    severity: 'warning',
    message: `The certificate has the host "${host}", which this route does not serve.`,
    ...(at && { at }),
    hint: 'Add it to "hosts", or remove it from "tls.hosts".',
  }
}

/**
 * TLS is enabled for a route without hosts, but a certificate needs host names. Give the route `hosts`, or the
 * environment a `domain`.
 */
export function tlsNeedsHost(at: Place): Diagnostic {
  return {
    code: 'config/tls-needs-host',
    severity: 'error',
    message: 'TLS requires a host: this route has none, and the environment has no domain.',
    ...(at && { at }),
    hint: 'Set "hosts" on the ingress, or "domain" on the environment.',
  }
}
