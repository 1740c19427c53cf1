import { type Certificate, type Diagnostic, info, type Origin, warning } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * A certificate is made by an issuer of cert-manager, which has to exist in the cluster. Nothing has to be done in
 * apps.yaml; without the issuer, the controller answers with a certificate of its own.
 */
export function issuerExpected({ secretName, namespace, issuer, at }: Certificate): Diagnostic {
  const where = issuer?.kind === 'Issuer' ? ` in namespace "${namespace}"` : ''
  return info(
    'route/issuer-expected',
    `cert-manager must have the ${issuer?.kind} "${issuer?.name}"${where}, which makes the certificate "${secretName}" in namespace "${namespace}".`,
    at,
    'Until the certificate is there, the controller answers with its default one.',
  )
}

/**
 * Two namespaces each bring a certificate for one host. A controller serves one of them for both, and not each says which.
 * Put the apps of a host into one namespace.
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
 * A route is served with a certificate from a Secret that the build does not make. It has to be in the namespace of the
 * app and must contain the host: some controllers serve it whatever names it has, and browsers refuse it; others take
 * their default certificate instead, silently.
 */
export function tlsSecretExpected({ secretName, namespace, hosts, at }: Certificate): Diagnostic {
  return info(
    'route/tls-secret-expected',
    `Namespace "${namespace}" must have the Secret "${secretName}" with a certificate that contains ${hosts.join(', ')}.`,
    at,
    `kubectl create secret tls ${secretName} --namespace ${namespace} --cert=tls.crt --key=tls.key`,
  )
}
