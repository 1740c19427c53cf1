import { own } from '../../ir/own.ts'
import { type Data, listOf, type Opening, opening } from './opening.ts'
import { podBarriers, podOpenings } from './pods.ts'
import { policyBarriers, policyOpenings } from './policies.ts'
import { annotationBarriers, ingressOpenings, tlsBarriers } from './routes.ts'

/** What an object opens: what is new of it widens the exposure. */
export function openingsOf(object: object): readonly Opening[] {
  const { kind } = object as { readonly kind: string }
  const rules = own(OPENINGS, kind)
  return [...(rules?.(object as Data) ?? []), ...podOpenings(object)]
}

/** What an object keeps shut: what is gone or another of it widens the exposure. */
export function barriersOf(object: object): readonly Opening[] {
  const { kind } = object as { readonly kind: string }
  return [...(own(BARRIERS, kind)?.(object as Data) ?? []), ...podBarriers(object)]
}

const OPENINGS: Readonly<Record<string, (object: Data) => readonly Opening[]>> = {
  Ingress: ingressOpenings,
  IngressRoute: object =>
    listOf(object.spec?.routes).map(({ match }) => ({
      id: `route ${match}`,
      path: `spec.routes[${match}]`,
      because: `requests that match ${match} come in`,
    })),
  Service: serviceOpenings,
  NetworkPolicy: policyOpenings,
  RoleBinding: ({ roleRef }) => [opening('binding', 'roleRef', `it grants the rights of "${roleRef?.name}"`)],
  ClusterRoleBinding: ({ roleRef }) => [opening('binding', 'roleRef', `it grants the rights of "${roleRef?.name}"`)],
}

const BARRIERS: Readonly<Record<string, (object: Data) => readonly Opening[]>> = {
  Ingress: object => [...annotationBarriers(object), ...tlsBarriers(object)],
  Service: annotationBarriers,
  Middleware: ({ spec = {} }) =>
    Object.keys(spec)
      .filter(name => /^(ipAllowList|ipWhiteList|basicAuth|digestAuth|forwardAuth)$/.test(name))
      .map(name =>
        opening(`${name} ${JSON.stringify(spec[name])}`, `spec.${name}`, `it no longer asks ${name} as before`),
      ),
  NetworkPolicy: policyBarriers,
}

function serviceOpenings({ spec = {} }: Data): readonly Opening[] {
  const { type = 'ClusterIP' } = spec
  return [
    ...(type === 'NodePort' || type === 'LoadBalancer'
      ? [opening(`type ${type}`, 'spec.type', `it is reached from outside of the cluster as ${type}`)]
      : []),
    ...listOf(spec.externalIPs).map(ip => opening(`external ${ip}`, 'spec.externalIPs', `it is reached at ${ip}`)),
  ]
}
