import {
  because,
  byRule,
  keyOriginOf,
  type LoweredFields,
  lowered,
  type NetworkPolicyRules,
  type Origin,
  originsOf,
  own,
  type Peer,
  type SharedPolicy,
  type TrafficRule,
  trace,
  tracedTo,
} from 'k3s-platform/plugin'
import { slugOf } from './names.ts'
import { ALONE_LABEL, networkLabel, networksOf } from './networks.ts'
import type { Stack, Subject } from './stack.ts'
import { writtenSettings } from './written-settings.ts'

/** The label that all pods of a stack have. */
export const PROJECT_LABEL = 'k3scompose.io/project'

/** Who may talk to a service, by the policy of its stack. */
export function withPolicy(fields: LoweredFields, subject: Subject): NetworkPolicyRules {
  const { stack, service } = subject
  if (service.network_mode === 'none') return alone(fields.security.networkPolicy, originsOf(service, 'network_mode'))
  const rules = withNeighbours(fields.security.networkPolicy, subject)
  const external = externalRule(stack)
  const at = policyOrigins(stack)
  const { policy } = stack.settings.network ?? {}
  if ((policy === 'permissive' || policy === 'strict') && !rules.enabled) return open(rules)
  switch (policy) {
    case undefined: {
      const peers = fields.security.visibility === 'restricted' ? [] : [stackRule(stack)]
      return lowered(rules, {
        ...rules,
        ingress: because([...peers, ...external, ...rules.ingress], [...at, ...originsOf(rules, 'ingress')]),
      })
    }
    case 'none': {
      return isAskedFor(subject) || hasRules(rules)
        ? rules
        : lowered(rules, { ...rules, enabled: because(false, at), shared: because(true, at) })
    }
    case 'permissive': {
      const isServed = fields.route !== undefined || fields.scalesByRequests
      const isNeeded = isServed || hasRules(rules) || fields.security.visibility === 'restricted'
      return lowered(rules, { ...rules, enabled: isNeeded, shared: because(true, at) })
    }
    case 'strict': {
      const inside = insideOnly(subject)
      return lowered(rules, {
        ...rules,
        shared: because(true, at),
        ingress: because([...external, ...rules.ingress], [...at, ...originsOf(rules, 'ingress')]),
        internal: because(
          inside ? true : undefined,
          (inside ?? []).flatMap(rule => originsOf(rule, 'peers')),
        ),
        egress: because(inside ? [...inside, ...(rules.egress ?? [])] : rules.egress, [
          ...(inside ?? []).flatMap(rule => originsOf(rule, 'peers')),
          ...originsOf(rules, 'egress'),
        ]),
      })
    }
    default:
      return policy satisfies never
  }
}

/** Where egress is closed, services of one stack reach each other all the same: with `strict` those of one network. */
function withNeighbours(rules: NetworkPolicyRules, subject: Subject): NetworkPolicyRules {
  const { stack } = subject
  if (rules.allowTo === undefined && rules.egress === undefined) return rules
  const isStrict = stack.settings.network?.policy === 'strict'
  const needed = isStrict ? networksOf(subject).map(name => networkRule(name, stack)) : [stackRule(stack)]
  return lowered(rules, {
    ...rules,
    needed: because(
      needed,
      needed.flatMap(rule => originsOf(rule, 'peers')),
    ),
  })
}

/** Without a network, nothing comes in, and only connections that apps.yaml names go out. */
function alone(rules: NetworkPolicyRules, reason: readonly Origin[]): NetworkPolicyRules {
  return lowered(rules, { ...rules, shared: because(true, reason), isolated: because(true, reason) })
}

/** Policies add up, so what others say of a service without a policy of its own is undone by one that admits all. */
function open(rules: NetworkPolicyRules): NetworkPolicyRules {
  const reason = originsOf(rules, 'enabled')
  const everybody = tracedTo<TrafficRule>(reason, { peers: [], ports: [] })
  return lowered(rules, {
    ...rules,
    enabled: because(true, reason),
    shared: because(true, reason),
    ingress: because([everybody], reason),
  })
}

/** Whether apps.yaml says that the service has a policy of its own, or none. */
function isAskedFor({ name, stack }: Subject): boolean {
  return writtenSettings(name, stack).some(({ security }) => {
    const policy = security?.network_policy
    return typeof policy === 'boolean' || typeof policy?.enabled === 'boolean'
  })
}

function hasRules({ allowFrom, allowTo, egress, ingress }: NetworkPolicyRules): boolean {
  return allowFrom.length + ingress.length > 0 || allowTo !== undefined || egress !== undefined
}

/** Where a service may connect to that is in internal networks only. One that is in another one too is not held back. */
function insideOnly(subject: Subject): readonly TrafficRule[] | undefined {
  const { stack } = subject
  const networks = networksOf(subject)
  if (networks.length === 0 || networks.some(name => !own(stack.compose.networks, name)?.internal)) return undefined
  return networks.map(name => networkRule(name, stack))
}

/** The policies of a stack as a whole. */
export function policiesOf(stack: Stack): readonly SharedPolicy[] {
  const { network } = stack.settings
  const at = policyOrigins(stack)
  const nameOf = freeNames(stack)
  if (network?.policy === 'permissive') {
    const everybody: TrafficRule = trace(network, { peers: because([namespacePeer(stack)], at), ports: [] })
    const isAlone = Object.values(stack.compose.services).some(service => service.network_mode === 'none')
    return [
      policyOf(stack, {
        name: nameOf(stack.name),
        podLabels: { [PROJECT_LABEL]: stack.name },
        withoutLabel: isAlone ? ALONE_LABEL : undefined,
        ingress: [everybody, ...externalRule(stack)],
        places: at,
      }),
    ]
  }
  if (network?.policy !== 'strict') return []
  const networks = new Set(Object.values(stack.compose.services).flatMap(service => networksOf({ service })))
  return [...networks].map(name =>
    policyOf(stack, {
      name: nameOf(`${stack.name}-${slugOf(name)}`),
      podLabels: labelsOf(name, stack),
      ingress: [networkRule(name, stack)],
      places: [...at, ...placesOf(name, stack)],
    }),
  )
}

/** Names of policies that no service of the stack has: the policy of a service is called as the service. */
function freeNames({ hosts }: Stack): (wanted: string) => string {
  const taken = new Set(hosts.values())
  return wanted => {
    let name = wanted
    while (taken.has(name)) name = `${name}-network`
    taken.add(name)
    return name
  }
}

function labelsOf(network: string, stack: Stack): Readonly<Record<string, string>> {
  return { [networkLabel(network)]: 'true', [PROJECT_LABEL]: stack.name }
}

/** All services in a network of the stack. */
function networkRule(name: string, stack: Stack): TrafficRule {
  const { network } = stack.settings
  const places = [...policyOrigins(stack), ...placesOf(name, stack)]
  const peer: Peer = trace(network, { kind: 'pods', podLabels: because(labelsOf(name, stack), places) })
  return trace(network, { peers: because([peer], places), ports: [] })
}

function placesOf(name: string, { compose }: Stack): readonly Origin[] {
  const key = keyOriginOf(compose.networks, name)
  const network = own(compose.networks, name)
  return [...(key ? [key] : []), ...originsOf(network, 'internal'), ...originsOf(network, 'name')]
}

interface PolicyParts extends Pick<SharedPolicy, 'ingress' | 'name' | 'podLabels' | 'withoutLabel'> {
  readonly places: readonly Origin[]
}

function policyOf(stack: Stack, { places, ...parts }: PolicyParts): SharedPolicy {
  const labels = { 'app.kubernetes.io/managed-by': 'k3s-platform', [PROJECT_LABEL]: stack.name }
  return tracedTo(places, { unit: stack.unit, namespace: stack.namespace, labels, ...parts })
}

/** Services of one stack reach each other on every port, as in Compose, whether it is declared or not. */
function stackRule(stack: Stack): TrafficRule {
  const reason = byRule('compose.stack-talks', originsOf(stack.settings, 'name'))
  const peer: Peer = trace(stack.settings, {
    kind: 'pods',
    podLabels: because({ [PROJECT_LABEL]: stack.name }, reason),
  })
  return trace(stack.settings, { peers: because([peer], reason), ports: [] })
}

function namespacePeer(stack: Stack): Peer {
  return trace(stack.settings.network, { kind: 'pods', podLabels: because({}, policyOrigins(stack)) })
}

function externalRule({ settings, entry }: Stack): readonly TrafficRule[] {
  const { allow_external: written } = settings.network ?? {}
  if (!written?.length) return []
  return [lowered(settings.network, { peers: because(entry.peers(written), 'allow_external'), ports: [] })]
}

function policyOrigins({ settings }: Stack): readonly Origin[] {
  const written = originsOf(settings.network, 'policy')
  return written.length > 0 ? written : byRule('default:network', originsOf(settings, 'name'))
}
