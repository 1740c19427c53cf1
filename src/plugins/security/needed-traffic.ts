import {
  addressesOf,
  addressOf,
  assumedBroker,
  hasAddress,
  type Origin,
  originsOf,
  type Peer,
  type Port,
  type Project,
  type Queue,
  queueScaling,
  type ServiceAddress,
  type TrafficRule,
  tracedTo,
  type Workload,
} from 'k3s-platform/plugin'

/**
 * Whom the pods must reach because the build itself says so: the stack they belong to, the units they wait for, the
 * broker of their queue. Addresses outside of the cluster are known where they are numbers.
 */
export function neededTraffic(workload: Workload, project: Project): TrafficRule[] {
  const { needed = [], isolated, internal } = workload.security.networkPolicy
  if (isolated || internal) return []
  return [...needed, ...dependencies(workload, project), ...broker(workload, project)]
}

function dependencies(workload: Workload, { units, workloads, charts }: Project): TrafficRule[] {
  const unit = units.find(candidate => candidate.unit === workload.unit)
  const reason = originsOf(unit, 'dependsOn')
  return (unit?.dependsOn ?? []).flatMap(key => [
    ...workloads
      .filter(target => target.unit === key && target.container.ports.length > 0)
      .map(target => ruleFor(podsOf(target, workload), target.container.ports.map(portOf), reason)),
    // What labels and ports the pods of a chart have, only its templates know.
    ...charts
      .filter(chart => chart.unit === key)
      .map(chart =>
        ruleFor({ kind: 'pods', namespace: chart.namespace }, [], [...reason, ...originsOf(chart, 'namespace')]),
      ),
  ])
}

function broker(workload: Workload, project: Project): TrafficRule[] {
  const queue = brokerOf(workload, project)
  if (!queue) return []
  const reason = [...originsOf(queue, 'address'), ...originsOf(queue)]
  return addressesOf(queue).flatMap(text => {
    const address = addressOf(text, workload.namespace)
    if (!address) return []
    // A sentinel reports which of its neighbours accepts writes, and at which port.
    const port = address.port === undefined || queue.broker === 'redis-sentinel' ? [] : [{ port: address.port }]
    if ('namespace' in address) return [serviceRule(address, port, { workload, project, reason })]
    const isNumber = /^[\d.]+$/.test(address.host)
    return isNumber ? [ruleFor({ kind: 'cidr', cidr: `${address.host}/32` }, port, reason)] : []
  })
}

function brokerOf({ broker, scaling, unit, namespace }: Workload, { charts, units }: Project): Queue | undefined {
  if (broker) return broker
  const watched = queueScaling(scaling)
  if (!watched) return undefined
  if (watched.queue && hasAddress(watched.queue)) return watched.queue
  const dependsOn = units.find(candidate => candidate.unit === unit)?.dependsOn ?? []
  return assumedBroker(watched.queue, { charts, dependsOn, namespace, clusterDomain: 'cluster.local' })?.queue
}

/** A policy applies behind the Service: pods and their port where they are known, else the namespace and the port. */
function serviceRule(
  { name, namespace, port }: ServiceAddress,
  ports: TrafficRule['ports'],
  { workload, project, reason }: { workload: Workload; project: Project; reason: readonly Origin[] },
): TrafficRule {
  const target = project.workloads.find(
    other =>
      other.namespace === namespace && (other.name === name || (other.discovery?.aliases.includes(name) ?? false)),
  )
  if (!target) return ruleFor({ kind: 'pods', namespace }, ports, reason)
  const offered = target.container.ports.find(({ servicePort }) => servicePort === port)
  return ruleFor(podsOf(target, workload), offered && ports.length > 0 ? [portOf(offered)] : ports, reason)
}

function podsOf({ namespace, selector }: Workload, from: Workload): Peer {
  return { kind: 'pods', ...(namespace !== from.namespace && { namespace }), podLabels: selector }
}

function portOf({ protocol, containerPort }: Port) {
  return { protocol, port: containerPort }
}

function ruleFor(peer: Peer, ports: TrafficRule['ports'], reason: readonly Origin[]): TrafficRule {
  return tracedTo(reason, { peers: [peer], ports })
}
