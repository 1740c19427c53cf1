import { type Context, type Diagnostic, type Origin, originsOf } from 'k3s-platform/plugin'

/** What an environment says of certificates, while none of its routes is served with TLS. */
export function unusedCertificates({ project }: Context): readonly Diagnostic[] {
  const { environment, workloads } = project
  if (environment.tls || workloads.some(({ route }) => route?.tls)) return []
  return (['tlsSecret', 'tlsIssuer'] as const)
    .filter(key => environment[key] !== undefined)
    .map(key => unusedCertificate(KEYS[key], environment.name, originsOf(environment, key)[0]))
}

const KEYS = { tlsSecret: 'tls_secret', tlsIssuer: 'tls_issuer' } as const

/**
 * An environment names a certificate or who makes it, and all its routes are plain HTTP: neither the environment nor a
 * route switches TLS on.
 */
function unusedCertificate(key: string, environment: string, at: Origin | undefined): Diagnostic {
  return {
    code: 'check/unused-certificate',
    severity: 'warning',
    message: `"${key}" has no effect: no route of environment "${environment}" is served with TLS.`,
    ...(at && { at }),
    hint: 'Add "tls: true" to the environment.',
  }
}
