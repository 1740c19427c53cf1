import {
  type ObjectData as Data,
  type Exposures,
  type KindExposure,
  listOf,
  type Opening,
  opening,
  type ServedAddress,
} from '../../ir/exposure.ts'
import { own } from '../../ir/own.ts'
import { podBarriers, podOpenings } from './pods.ts'
import { policyBarriers, policyOpenings } from './policies.ts'
import { annotationBarriers, ingressAddresses, ingressOpenings, tlsBarriers } from './routes.ts'

/** What objects let in and keep out: those of Kubernetes' own kinds, and of kinds that plugins have declared. */
export class Exposure {
  readonly #declared: Exposures

  constructor(declared: Exposures = {}) {
    this.#declared = declared
  }

  /** What an object opens: what is new of it widens the exposure. */
  openingsOf(object: object): readonly Opening[] {
    return [...(this.#of(object)?.openings?.(object) ?? []), ...podOpenings(object)]
  }

  /** What an object keeps shut: what is gone or another of it widens the exposure. */
  barriersOf(object: object): readonly Opening[] {
    return [...(this.#of(object)?.barriers?.(object) ?? []), ...podBarriers(object)]
  }

  /** What an object serves. */
  addressesOf(object: object): readonly ServedAddress[] {
    return this.#of(object)?.addresses?.(object) ?? []
  }

  /** Whether an object is a route. */
  isRouter(object: object): boolean {
    return this.#of(object)?.addresses !== undefined
  }

  /** Whether others depend on what the object keeps shut, so that it widens the exposure when it goes. */
  isGuard(object: object): boolean {
    const declared = own(this.#declared, nameOf(object))
    return declared?.barriers !== undefined && !declared.addresses
  }

  #of(object: object): KindExposure | undefined {
    return own(this.#declared, nameOf(object)) ?? own(KINDS, (object as { readonly kind: string }).kind)
  }
}

/** Group and kind of an object. */
function nameOf(object: object): string {
  const { apiVersion, kind } = object as { readonly apiVersion: string; readonly kind: string }
  return `${apiVersion.replace(/\/.*$/, '')}/${kind}`
}

const KINDS: Exposures = {
  Ingress: {
    openings: ingressOpenings,
    barriers: object => [...annotationBarriers(object), ...tlsBarriers(object)],
    addresses: ingressAddresses,
  },
  Service: { openings: serviceOpenings, barriers: annotationBarriers },
  NetworkPolicy: { openings: policyOpenings, barriers: policyBarriers },
  RoleBinding: { openings: bindingOpenings },
  ClusterRoleBinding: { openings: bindingOpenings },
}

function bindingOpenings({ roleRef }: Data): readonly Opening[] {
  return [opening('binding', 'roleRef', `it grants the rights of "${roleRef?.name}"`)]
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
