import { type Diagnostic, error, type Origin, warning } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * The queue has no address, so a chart of the same file is used as its broker, with the Service and Secret that the
 * chart creates by default. A chart with other values has other names. Write the broker under `scaling.queue`, or for
 * all queues under `defaults.queue`.
 */
export function brokerAssumed(
  chart: string,
  address: string,
  auth: { readonly secret: string; readonly key: string } | undefined,
  at: Place,
): Diagnostic {
  const secret = auth ? `the key "${auth.key}" of Secret "${auth.secret}"` : 'no password'
  return warning(
    'keda/broker-assumed',
    `The queue has no address; KEDA uses "${address}" of chart "${chart}", with ${secret}.`,
    at,
    'Write "address" and "auth" under "defaults.queue" to be sure.',
  )
}

/**
 * The broker of a queue is a workload of the same file, and its network policy does not admit KEDA, which reads the
 * length of the queue from it. The scaler would fail, and the number of pods would not change. Add KEDA's namespace to
 * its `allow_from`.
 */
export function brokerClosed(broker: string, namespace: string, at: Place, policy: Place): Diagnostic {
  return warning(
    'keda/broker-closed',
    `KEDA reads the length of the queue from "${broker}", whose network policy does not admit namespace "${namespace}".`,
    at,
    `Add "- namespace: ${namespace}" to "network_policy.allow_from" of "${broker}".`,
    { ...(policy && { related: [{ message: 'the policy is decided here', at: policy }] }) },
  )
}

/**
 * The broker of the queue is unknown: there is no address, no `defaults.queue`, and no chart of Valkey or Redis in the
 * file. Write the address of the broker.
 */
export function brokerUnknown(queue: string, broker: string | undefined, at: Place): Diagnostic {
  return error(
    'keda/broker-unknown',
    `The queue "${queue}" has no address of its ${broker ?? 'broker'}.`,
    at,
    'Write "scaling.queue.address", or "defaults.queue" for every queue.',
  )
}

/**
 * The scaler of the broker needs a setting that is missing; KEDA would reject the ScaledObject. Add the key that the
 * message names.
 */
export function incompleteBroker(broker: string, key: string, at: Place): Diagnostic {
  return error(
    'keda/incomplete-broker',
    `A queue of broker "${broker}" requires "${key}".`,
    at,
    `Write it under "scaling.queue" or "defaults.queue".`,
  )
}

/** Scaling of type `keda-queue` has neither a queue nor a trigger. Name the queue. */
export function noQueue(at: Place): Diagnostic {
  return error(
    'keda/no-queue',
    'Scaling of type "keda-queue" requires a queue.',
    at,
    'Write "queue_name", or KEDA triggers under "triggers".',
  )
}

/**
 * The address of a broker is a name without its namespace. KEDA looks it up from its own namespace, where that name
 * does not exist. Write `name.namespace`, or the fully qualified name.
 */
export function shortAddress(host: string, qualified: string, namespace: string, at: Place): Diagnostic {
  return warning(
    'keda/short-address',
    `KEDA looks for the broker "${host}" in its own namespace "${namespace}".`,
    at,
    `Write the namespace too: "${qualified}".`,
  )
}
