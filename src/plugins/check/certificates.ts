import type { Mistake } from 'k3s-platform/plugin'
import { invalidValue, missingField, parseDuration, type Resource, violationOfHost } from 'k3s-platform/plugin'

/** Certificates of cert-manager: for whom, and for how long. */
export function* certificates(resource: Resource): Iterable<Mistake> {
  const { spec } = resource.object as { spec?: CertificateSpec }
  if (!spec) return
  const { dnsNames = [], commonName, ipAddresses, uris, emailAddresses, literalSubject } = spec
  if (
    dnsNames.length === 0 &&
    !commonName &&
    !ipAddresses?.length &&
    !uris?.length &&
    !emailAddresses?.length &&
    !literalSubject
  )
    yield missingField({ resource, pointer: '/spec' }, 'dnsNames', 'a certificate is for at least one name')
  for (const [index, name] of dnsNames.entries()) {
    const violation = violationOfHost(name)
    if (violation) yield invalidValue({ resource, pointer: `/spec/dnsNames/${index}` }, name, violation)
  }
  for (const name of ['duration', 'renewBefore'] as const) {
    const text = spec[name]
    if (text !== undefined && parseDuration(text) === undefined)
      yield invalidValue({ resource, pointer: `/spec/${name}` }, text, 'is not a valid duration', 'Write it as 2160h.')
  }
}

interface CertificateSpec {
  readonly dnsNames?: readonly string[]
  readonly commonName?: string
  readonly ipAddresses?: readonly string[]
  readonly uris?: readonly string[]
  readonly emailAddresses?: readonly string[]
  readonly literalSubject?: string
  readonly duration?: string
  readonly renewBefore?: string
}
