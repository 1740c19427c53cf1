import { type Certificate, type Diagnostic, info, type Origin, warning } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * An issuer of cert-manager creates the certificate, and must exist in the cluster. apps.yaml needs no change; without
 * the issuer, the controller serves its default certificate.
 */
export function issuerExpected({ secretName, namespace, issuer, at }: Certificate): Diagnostic {
  const where = issuer?.kind === 'Issuer' ? ` in namespace "${namespace}"` : ''
  return info(
    'route/issuer-expected',
    `${issuer?.kind} "${issuer?.name}" of cert-manager must exist${where}; it creates the certificate "${secretName}" in namespace "${namespace}".`,
    at,
    'Until the certificate exists, the controller serves its default one.',
  )
}

/**
 * Two namespaces have a certificate for the same host. A controller serves one of them for both, and which one depends
 * on the controller. Put the apps of a host into one namespace.
 */
export function tlsHostInTwoNamespaces(host: string, first: string, second: string, at: Place): Diagnostic {
  return warning(
    'route/tls-host-in-two-namespaces',
    `The host "${host}" has a certificate in namespace "${first}" and another in "${second}", and the controller serves one of them.`,
    at,
    'Put the apps of a host into one namespace, or make sure that both certificates contain it.',
  )
}

/**
 * The certificate of a route is in a Secret that the build does not create. It must be in the namespace of the app and
 * contain the host: some controllers serve it for any host, and browsers reject it; others silently serve their default
 * certificate instead.
 */
export function tlsSecretExpected({ secretName, namespace, hosts, at }: Certificate): Diagnostic {
  return info(
    'route/tls-secret-expected',
    `Secret "${secretName}" must exist in namespace "${namespace}", with a certificate that contains ${hosts.join(', ')}.`,
    at,
    `kubectl create secret tls ${secretName} --namespace ${namespace} --cert=tls.crt --key=tls.key`,
  )
}

/**
 * cert-manager creates a certificate for a wildcard host only with an issuer that proves the ownership of the domain by
 * DNS (DNS-01). With HTTP-01 the certificate is never issued. List the hosts one by one if your issuer uses HTTP-01.
 */
export function wildcardNeedsDns({ issuer, hosts, at }: Certificate): Diagnostic {
  const wildcard = hosts.find(host => host.startsWith('*.'))
  return warning(
    'route/wildcard-needs-dns',
    `A certificate for "${wildcard}" needs an issuer with a DNS-01 solver; "${issuer?.name}" must have one.`,
    at,
    'If it has one, add: diagnostics: { route/wildcard-needs-dns: "off" }. If not, list the hosts instead of a wildcard.',
  )
}
