import { type Diagnostic, error, type Origin, warning } from 'k3s-platform/plugin'

type Place = Origin | undefined

/** Nothing says where the queue of a function lives, and the file has no chart of Valkey or Redis. */
export function noBroker(name: string, at: Place): Diagnostic {
  return error(
    'functions/no-broker',
    `Nothing says where the queue of "${name}" is.`,
    at,
    'Write "scaling.queue" in the entry, or "defaults.queue" for all of apps.yaml.',
  )
}

/** The runtime of functions empties lists of Redis and Valkey; other brokers have no consumer in it. */
export function unsupportedBroker(broker: string, at: Place): Diagnostic {
  return error(
    'functions/unsupported-broker',
    `Functions take no items from a queue of broker "${broker}".`,
    at,
    'Use "redis" or "redis-sentinel", or run a consumer of your own under "apps".',
  )
}

/** Sentinels are asked for the master by its name, and nothing says what it is. */
export function noSentinelMaster(name: string, at: Place): Diagnostic {
  return error(
    'functions/no-sentinel-master',
    `Sentinels are to find the queue of "${name}", and nothing says what their master is called.`,
    at,
    'Write "sentinel_master" beside the address, such as "mymaster".',
  )
}

/**
 * Nothing says where the queue lives, so a chart of the same file is taken for its broker, with the Service and Secret
 * that the chart makes by itself.
 */
export function brokerAssumed(
  name: string,
  { chart, address, secret }: { readonly chart: string; readonly address: string; readonly secret: string },
  at: Place,
): Diagnostic {
  return warning(
    'functions/broker-assumed',
    `"${name}" looks for its queue at "${address}" of chart "${chart}", with ${secret}.`,
    at,
    'Write "address" and "auth" under "defaults.queue" to be sure.',
  )
}

/** The entry names a queue to scale by, but the list that a function empties is the one above the function. */
export function queueNameUnused(written: string, list: string, at: Place): Diagnostic {
  return warning(
    'functions/unused-queue-name',
    `The function empties "${list}", and is scaled by that and not by "${written}".`,
    at,
    'Remove "queue_name"; further lists can be watched with "triggers".',
  )
}

/**
 * The NetworkPolicy of a function says whom it may reach. Its broker is outside of the cluster and known by a name, and
 * policies know addresses only: the worker would start and find no queue. Add the address of the broker.
 */
export function brokerOutOfReach(name: string, host: string, at: Place): Diagnostic {
  return warning(
    'functions/broker-out-of-reach',
    `"${name}" may not connect to its broker at "${host}", which a network policy cannot name.`,
    at,
    'Add its address to "network_policy.allow_to": - cidr: 203.0.113.7/32.',
  )
}
