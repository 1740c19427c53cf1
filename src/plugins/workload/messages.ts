import { type Diagnostic, enumerated, error, type Origin, warning } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * A disruption budget requires at least as many pods as are guaranteed to run. Then no pod can be evicted, so draining
 * its node never finishes. `max_unavailable: 1` protects as well and never blocks.
 */
export function budgetBlocksDrain(budget: number | string, guaranteed: number, at: Place, replicas: Place): Diagnostic {
  return warning(
    'workload/budget-blocks-drain',
    `With ${guaranteed === 1 ? '1 pod' : `${guaranteed} pods`}, "min_available: ${budget}" allows no eviction, so nodes that run ${guaranteed === 1 ? 'it' : 'them'} cannot be drained.`,
    at,
    'Use "max_unavailable: 1" instead, or run more pods.',
    { ...(replicas && { related: [{ message: 'the number of pods comes from here', at: replicas }] }) },
  )
}

/**
 * A disruption budget never allows an eviction, however many pods run, so nodes cannot be drained and the cluster
 * cannot be upgraded. Allow at least one.
 */
export function budgetForbidsDrain(key: string, value: number | string, at: Place): Diagnostic {
  return error(
    'workload/budget-forbids-drain',
    `"${key}: ${value}" never allows an eviction, so nodes that run these pods cannot be drained.`,
    at,
    'Use "max_unavailable: 1".',
  )
}

/**
 * A claim with access mode ReadWriteOnce can be mounted on one node at a time, but the workload may have several pods.
 * Pods on other nodes never start. Use ReadWriteMany if the storage class supports it, or allow one pod only.
 */
export function claimOfOneNode(volume: string, greatest: number, at: Place, replicas: Place): Diagnostic {
  return warning(
    'workload/claim-of-one-node',
    `The claim "${volume}" can be mounted on one node only, but up to ${greatest} pods may run.`,
    at,
    'Allow one pod only, or set "access_modes: [ReadWriteMany]" if the storage class supports it.',
    { ...(replicas && { related: [{ message: 'the number of pods comes from here', at: replicas }] }) },
  )
}

/**
 * A probe asks a port that the container does not list among its ports. If the process does not listen there, the pod
 * never becomes ready or is restarted again and again. Correct the port, or add it to the ports of the container.
 */
export function probeOfOtherPort(probe: string, port: number, ports: readonly number[], at: Place): Diagnostic {
  const listed = `${ports.length === 1 ? 'port' : 'ports'} ${enumerated(ports.map(String), 3)}`
  return warning(
    'workload/probe-of-other-port',
    `The ${probe} probe asks port ${port}, but the container lists ${listed}.`,
    at,
    `Write "port: ${ports[0]}", or add { container_port: ${port} } to "container.ports".`,
  )
}
