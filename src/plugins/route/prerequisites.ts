import { type Context, certificatesOf, hostsOfTwoNamespaces, originsOf, type Project } from 'k3s-platform/plugin'
import { issuerExpected, tlsHostInTwoNamespaces, tlsSecretExpected, wildcardNeedsDns } from './certificate-messages.ts'

/** Says, once for an environment, what the certificates of all routes need that is not in the tree. */
export function reportPrerequisites({ routes }: Project, context: Context): void {
  const encrypted = routes.filter(({ route }) => context.ingressClass(route.class).serves?.tls)
  for (const certificate of certificatesOf(encrypted)) {
    context.report(certificate.issuer ? issuerExpected(certificate) : tlsSecretExpected(certificate))
    if (certificate.issuer && certificate.hosts.some(host => host.startsWith('*.')))
      context.report(wildcardNeedsDns(certificate))
  }
  for (const name of new Set(encrypted.map(({ route }) => route.class)))
    for (const { first, second } of hostsOfTwoNamespaces(encrypted.filter(({ route }) => route.class === name)))
      context.report(
        tlsHostInTwoNamespaces(
          second.host,
          first.workload.namespace,
          second.workload.namespace,
          originsOf(second.route, 'hosts')[0],
        ),
      )
}
