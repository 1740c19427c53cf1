import { type ObjectData as Data, listOf, type Opening, opening, type ServedAddress } from '../../ir/exposure.ts'

/** The routes of an Ingress, and those without TLS. */
export function ingressOpenings({ spec = {} }: Data): readonly Opening[] {
  const secure = new Set(listOf(spec.tls).flatMap(({ hosts }) => (hosts ? listOf(hosts) : ['*'])))
  const rules = listOf(spec.rules).flatMap(({ host = '*', http }) => [
    ...listOf(http?.paths).map(({ path = '/', pathType }) =>
      opening(
        `route ${host}${path} ${pathType}`,
        `spec.rules[${host}].http.paths[${path} ${pathType}]`,
        `${host}${path} is routed to it`,
      ),
    ),
    ...(secure.has(host) || secure.has('*')
      ? []
      : [opening(`plain ${host}`, 'spec.tls', `${host} is served without TLS`)]),
  ])
  const rest = spec.defaultBackend ? [opening('default', 'spec.defaultBackend', 'all other requests come to it')] : []
  return [...rules, ...rest]
}

/** What an Ingress serves. */
export function ingressAddresses({ spec = {} }: Data): readonly ServedAddress[] {
  return listOf(spec.rules).flatMap(({ host = '*', http }) =>
    listOf(http?.paths).map(({ path = '/', pathType }) => ({
      name: `${host}${path}`,
      hosts: [host],
      path,
      isPrefix: pathType === 'Prefix',
    })),
  )
}

/** The hosts that an Ingress serves with TLS. */
export function tlsBarriers({ spec = {} }: Data): readonly Opening[] {
  return listOf(spec.tls)
    .flatMap(({ hosts }) => listOf(hosts))
    .map(host => opening(`tls ${host}`, 'spec.tls', `${host} is no longer served with TLS`))
    .filter(({ id }) => listOf(spec.rules).some(rule => id === `tls ${rule.host}`))
}

/** Annotations of ingress controllers that ask who comes, or from where. */
export function annotationBarriers({ metadata = {} }: Data): readonly Opening[] {
  return Object.entries((metadata.annotations ?? {}) as Readonly<Record<string, unknown>>)
    .filter(([name]) =>
      /^[^/]*\/(?:.*-)?(?:auth|allow-?list|white-?list|deny-?list|source-range|ip-?allow)/i.test(name),
    )
    .map(([name, value]) =>
      opening(
        `${name} ${value}`,
        `metadata.annotations[${JSON.stringify(name)}]`,
        `"${name}" no longer keeps out whom it kept out`,
      ),
    )
}
