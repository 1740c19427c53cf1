import { type Certificate, type Manifest, metadata, tracedTo, type Workload } from 'k3s-platform/plugin'

/** Certificate of `cert-manager.io/v1`, as far as it is written here. */
export interface CertificateObject {
  readonly spec: {
    readonly secretName: string
    readonly dnsNames: string[]
    readonly issuerRef: { readonly group: 'cert-manager.io'; readonly kind: string; readonly name: string }
  }
}

/** The Certificate that cert-manager creates automatically for an Ingress, but not for an IngressRoute. */
export function certificateObject(
  { secretName, hosts, issuer, at }: Certificate,
  workload: Workload,
): Manifest<CertificateObject> | undefined {
  if (!issuer) return undefined
  const spec = tracedTo<CertificateObject['spec']>(at ? [at] : [], {
    secretName,
    dnsNames: [...hosts],
    issuerRef: { group: 'cert-manager.io', kind: issuer.kind, name: issuer.name },
  })
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: metadata(workload, secretName),
    spec,
  }
}
