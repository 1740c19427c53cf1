import { type Diagnostic, error, type Origin, warning } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * A disruption budget demands at least as many pods as are sure to run. At that number no pod may ever be evicted, so a
 * drain of its node waits for ever. `max_unavailable: 1` protects as well and never blocks.
 */
export function budgetBlocksDrain(budget: number | string, guaranteed: number, at: Place, replicas: Place): Diagnostic {
  return warning(
    'workload/budget-blocks-drain',
    `With ${guaranteed === 1 ? '1 pod' : `${guaranteed} pods`} running, "min_available: ${budget}" lets none go: a node with one of them cannot be drained.`,
    at,
    'Write "max_unavailable: 1" instead, or run more pods.',
    { ...(replicas && { related: [{ message: 'the number of pods comes from here', at: replicas }] }) },
  )
}

/**
 * A disruption budget allows no pod to go, whatever their number, so nodes can never be drained and the cluster never be
 * upgraded. Allow at least one.
 */
export function budgetForbidsDrain(key: string, value: number | string, at: Place): Diagnostic {
  return error(
    'workload/budget-forbids-drain',
    `"${key}: ${value}" never lets a pod go: nodes that run one cannot be drained.`,
    at,
    'Write "max_unavailable: 1".',
  )
}

/**
 * A claim of access mode ReadWriteOnce is mounted on one node at a time, and the workload may have several pods. Those on
 * other nodes never start. Use ReadWriteMany if the storage class has it, or at most one pod.
 */
export function claimOfOneNode(volume: string, greatest: number, at: Place, replicas: Place): Diagnostic {
  return warning(
    'workload/claim-of-one-node',
    `The claim "${volume}" can be mounted on one node only, and there may be ${greatest} pods.`,
    at,
    'Allow one pod only, or set "access_modes: [ReadWriteMany]" if the storage class has it.',
    { ...(replicas && { related: [{ message: 'the number of pods comes from here', at: replicas }] }) },
  )
}
