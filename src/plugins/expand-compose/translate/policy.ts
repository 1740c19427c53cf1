import {
  byRule,
  keyOriginOf,
  lowered,
  type NetworkPolicyRules,
  type Origin,
  originsOf,
  type Peer,
  type SharedPolicy,
  type TrafficRule,
  trace,
  type Workload,
} from 'k3s-platform/plugin'
import { slugOf } from './names.ts'
import { networkLabel, networksOf } from './networks.ts'
import type { Stack, Subject } from './stack.ts'

/** The label that all pods of a stack have. */
export const PROJECT_LABEL = 'k3scompose.io/project'

/** Who may talk to a service, by the policy of its stack. */
export function withPolicy(workload: Workload, subject: Subject): NetworkPolicyRules {
  const { stack, service } = subject
  const rules = workload.security.networkPolicy
  if (service.network_mode === 'none') {
    const because = originsOf(service, 'network_mode')
    return lowered(
      rules,
      { ...rules, shared: true, allowFrom: [], ingress: [], allowTo: [], egress: undefined },
      { allowTo: because, ingress: because },
    )
  }
  const external = externalRule(stack)
  const isServed = workload.route !== undefined || workload.scaling.type === 'keda-http'
  const at = policyOrigins(stack)
  switch (stack.settings.network?.policy) {
    case undefined: {
      const peers = workload.security.visibility === 'restricted' ? [] : [stackRule(stack)]
      return lowered(
        rules,
        { ...rules, ingress: [...peers, ...external, ...rules.ingress] },
        {
          ingress: [...at, ...originsOf(rules, 'ingress')],
        },
      )
    }
    case 'none': {
      const isWritten = originsOf(rules, 'enabled').some(({ rule }) => rule === undefined) || hasRules(rules)
      return isWritten ? rules : lowered(rules, { ...rules, enabled: false, shared: true }, { enabled: at, shared: at })
    }
    case 'permissive':
      return lowered(
        rules,
        { ...rules, enabled: rules.enabled && (isServed || hasRules(rules)), shared: true },
        { shared: at },
      )
    case 'strict':
      return lowered(
        rules,
        { ...rules, shared: true, ingress: [...external, ...rules.ingress] },
        {
          shared: at,
          ingress: [...at, ...originsOf(rules, 'ingress')],
        },
      )
  }
}

function hasRules({ allowFrom, allowTo, egress, ingress }: NetworkPolicyRules): boolean {
  return allowFrom.length + ingress.length > 0 || allowTo !== undefined || egress !== undefined
}

/** The policies of a stack as a whole. */
export function policiesOf(stack: Stack): readonly SharedPolicy[] {
  const { network } = stack.settings
  const at = policyOrigins(stack)
  if (network?.policy === 'permissive') {
    const everybody: TrafficRule = trace(network, { peers: [namespacePeer(stack)], ports: [] }, { peers: at })
    return [policyOf(stack, stack.name, { [PROJECT_LABEL]: stack.name }, [everybody, ...externalRule(stack)])]
  }
  if (network?.policy !== 'strict') return []
  const networks = new Set(Object.values(stack.compose.services).flatMap(service => networksOf({ service })))
  return [...networks].map(name => {
    const isInternal = stack.compose.networks[name]?.internal ?? false
    const labels = { [networkLabel(name)]: 'true', [PROJECT_LABEL]: stack.name }
    const places = [...at, ...placesOf(name, stack)]
    const peer: Peer = trace(network, { kind: 'pods', podLabels: labels }, { podLabels: places })
    const rule: TrafficRule = trace(network, { peers: [peer], ports: [] }, { peers: places })
    return policyOf(stack, `${stack.name}-${slugOf(name)}`, labels, [rule], isInternal ? [rule] : undefined, places)
  })
}

function placesOf(name: string, { compose }: Stack): readonly Origin[] {
  const key = keyOriginOf(compose.networks, name)
  const network = compose.networks[name]
  return [...(key ? [key] : []), ...originsOf(network, 'internal'), ...originsOf(network, 'name')]
}

function policyOf(
  stack: Stack,
  name: string,
  podLabels: Readonly<Record<string, string>>,
  ingress: readonly TrafficRule[],
  egress?: readonly TrafficRule[],
  places: readonly Origin[] = policyOrigins(stack),
): SharedPolicy {
  const labels = { 'app.kubernetes.io/managed-by': 'k3s-platform', [PROJECT_LABEL]: stack.name }
  return lowered(
    stack.settings.network,
    { unit: stack.unit, name, namespace: stack.namespace, labels, podLabels, ingress, egress },
    { name: places, labels: places, podLabels: places, ingress: places, egress: places, namespace: places },
  )
}

/** Services of one stack reach each other on every port, as in Compose, whether it is declared or not. */
function stackRule(stack: Stack): TrafficRule {
  const because = byRule('compose.stack-talks', originsOf(stack.settings, 'name'))
  const peer: Peer = trace(
    stack.settings,
    { kind: 'pods', podLabels: { [PROJECT_LABEL]: stack.name } },
    { podLabels: because },
  )
  return trace(stack.settings, { peers: [peer], ports: [] }, { peers: because })
}

function namespacePeer(stack: Stack): Peer {
  return trace(stack.settings.network, { kind: 'pods', podLabels: {} }, { podLabels: policyOrigins(stack) })
}

function externalRule({ settings, entry }: Stack): readonly TrafficRule[] {
  const { allow_external: written } = settings.network ?? {}
  if (!written?.length) return []
  return [lowered(settings.network, { peers: entry.peers(written), ports: [] }, { peers: 'allow_external' })]
}

function policyOrigins({ settings }: Stack): readonly Origin[] {
  const written = originsOf(settings.network, 'policy')
  return written.length > 0 ? written : byRule('default:network', originsOf(settings, 'name'))
}
