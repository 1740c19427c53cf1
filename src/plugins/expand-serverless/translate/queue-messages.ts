import type { Diagnostic, Origin } from 'k3s-platform/plugin'

type Place = Origin | undefined

/** Nothing says where the queue of a function lives, and the file has no chart of Valkey or Redis. */
export function noBroker(name: string, at: Place): Diagnostic {
  return {
    code: 'functions/no-broker',
    severity: 'error',
    message: `Nothing says where the queue of "${name}" is.`,
    ...(at && { at }),
    hint: 'Write "scaling.queue" in the entry, or "defaults.queue" for all of apps.yaml.',
  }
}

/** The runtime of functions empties lists of Redis and Valkey; other brokers have no consumer in it. */
export function unsupportedBroker(broker: string, at: Place): Diagnostic {
  return {
    code: 'functions/unsupported-broker',
    severity: 'error',
    message: `Functions take no items from a queue of broker "${broker}".`,
    ...(at && { at }),
    hint: 'Use "redis" or "redis-sentinel", or run a consumer of your own under "apps".',
  }
}

/** Sentinels are asked for the master by its name, and nothing says what it is. */
export function noSentinelMaster(name: string, at: Place): Diagnostic {
  return {
    code: 'functions/no-sentinel-master',
    severity: 'error',
    message: `Sentinels are to find the queue of "${name}", and nothing says what their master is called.`,
    ...(at && { at }),
    hint: 'Write "sentinel_master" beside the address, such as "mymaster".',
  }
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
  return {
    code: 'functions/broker-assumed',
    severity: 'warning',
    message: `"${name}" looks for its queue at "${address}" of chart "${chart}", with ${secret}.`,
    ...(at && { at }),
    hint: 'Write "address" and "auth" under "defaults.queue" to be sure.',
  }
}

/** The entry names a queue to scale by, but the list that a function empties is the one above the function. */
export function queueNameUnused(written: string, list: string, at: Place): Diagnostic {
  return {
    code: 'functions/unused-queue-name',
    severity: 'warning',
    message: `The function empties "${list}", and is scaled by that and not by "${written}".`,
    ...(at && { at }),
    hint: 'Remove "queue_name"; further lists can be watched with "triggers".',
  }
}

/**
 * The NetworkPolicy of a function says whom it may reach. Its broker is outside of the cluster and known by a name, and
 * policies know addresses only: the worker would start and find no queue. Add the address of the broker.
 */
export function brokerOutOfReach(name: string, host: string, at: Place): Diagnostic {
  return {
    code: 'functions/broker-out-of-reach',
    severity: 'warning',
    message: `"${name}" may not connect to its broker at "${host}", which a network policy cannot name.`,
    ...(at && { at }),
    hint: 'Add its address to "network_policy.allow_to": - cidr: 203.0.113.7/32.',
  }
}
