/** A pod, or an address outside of the cluster, at one end of a connection. */
export type End =
  | {
      readonly namespace: string
      readonly labels: Readonly<Record<string, string>>
      /** Its container ports by their names. */
      readonly ports: Readonly<Record<string, number>>
    }
  | { readonly ip: string }

/** Where a connection goes to. */
export interface Door {
  readonly port: number
  readonly protocol: 'SCTP' | 'TCP' | 'UDP'
}

// biome-ignore lint/suspicious/noExplicitAny: objects as the tree has them.
type Data = any

/**
 * Whether NetworkPolicies let one end connect to a port of another, as Kubernetes evaluates them: a pod that no policy
 * selects in a direction is open; else one rule of one of them has to admit the other end and the port.
 */
export function mayReach(policies: readonly Data[], from: End, to: End, door: Door): boolean {
  return mayLeave(policies, from, to, door) && isAdmitted(policies, 'Ingress', { own: to, other: from, door, at: to })
}

/** Whether the policies of one end let it out to a port of another. */
export function mayLeave(policies: readonly Data[], from: End, to: End, door: Door): boolean {
  return isAdmitted(policies, 'Egress', { own: from, other: to, door, at: to })
}

interface Connection {
  readonly own: End
  readonly other: End
  readonly door: Door
  /** The end whose ports are meant, also by name. */
  readonly at: End
}

function isAdmitted(policies: readonly Data[], type: 'Egress' | 'Ingress', connection: Connection): boolean {
  const { own, other, door, at } = connection
  if (!('namespace' in own)) return true
  const about = policies.filter(({ metadata, spec }) => {
    const types = spec.policyTypes ?? ['Ingress', ...(spec.egress ? ['Egress'] : [])]
    return metadata.namespace === own.namespace && types.includes(type) && selects(spec.podSelector, own.labels)
  })
  if (about.length === 0) return true
  const [rules, peers] = type === 'Egress' ? ['egress', 'to'] : ['ingress', 'from']
  return about.some(({ metadata, spec }) =>
    (spec[rules!] ?? []).some(
      (rule: Data) =>
        isEmpty(rule[peers!], (peer: Data) => isPeer(peer, other, metadata.namespace)) &&
        isEmpty(rule.ports, (port: Data) => isPort(port, door, at)),
    ),
  )
}

/** What a rule does not list, it admits all of. */
function isEmpty(list: Data, isMeant: (element: Data) => boolean): boolean {
  return !list?.length || list.some(isMeant)
}

function isPeer(peer: Data, end: End, ownNamespace: string): boolean {
  if (peer.ipBlock)
    return (
      'ip' in end &&
      isInside(end.ip, peer.ipBlock.cidr) &&
      !(peer.ipBlock.except ?? []).some((cidr: string) => isInside(end.ip, cidr))
    )
  if (!('namespace' in end)) return false
  const isNamespace = peer.namespaceSelector
    ? selects(peer.namespaceSelector, { 'kubernetes.io/metadata.name': end.namespace })
    : end.namespace === ownNamespace
  return isNamespace && (peer.podSelector === undefined || selects(peer.podSelector, end.labels))
}

function isPort({ protocol = 'TCP', port, endPort }: Data, door: Door, at: End): boolean {
  if (protocol !== door.protocol) return false
  if (port === undefined) return true
  if (typeof port === 'string') return 'ports' in at && at.ports[port] === door.port
  return door.port >= port && door.port <= (endPort ?? port)
}

function selects(selector: Data, labels: Readonly<Record<string, string>>): boolean {
  const { matchLabels = {}, matchExpressions = [] } = selector ?? {}
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(({ key, operator, values = [] }: Data) => {
      const has = Object.hasOwn(labels, key)
      switch (operator) {
        case 'In':
          return has && values.includes(labels[key])
        case 'NotIn':
          return !has || !values.includes(labels[key])
        case 'Exists':
          return has
        default:
          return !has
      }
    })
  )
}

function isInside(ip: string, cidr: string): boolean {
  const [base = '', bits = '32'] = cidr.split('/')
  const [one, other] = [ip, base].map(number)
  if (one === undefined || other === undefined) return false
  const size = 2 ** (32 - Number(bits))
  return Math.floor(one / size) === Math.floor(other / size)
}

function number(ip: string): number | undefined {
  const parts = ip.split('.').map(Number)
  return parts.length === 4 ? parts.reduce((sum, part) => sum * 256 + part, 0) : undefined
}
