import { type Diagnostic, error, type Origin, warning } from 'k3s-platform/plugin'

type Place = Origin | undefined

/** The broker of a function's queue is not set, and the file has no Valkey or Redis chart. */
export function noBroker(name: string, at: Place): Diagnostic {
  return error(
    'functions/no-broker',
    `The broker for the queue of "${name}" is not set.`,
    at,
    'Set "scaling.queue" in the entry, or "defaults.queue" for the whole file.',
  )
}

/** The function runtime consumes Redis and Valkey lists only; it has no consumer for other brokers. */
export function unsupportedBroker(broker: string, at: Place): Diagnostic {
  return error(
    'functions/unsupported-broker',
    `Functions do not support the queue broker "${broker}".`,
    at,
    'Use "redis" or "redis-sentinel", or run your own consumer under "apps".',
  )
}

/** A Redis Sentinel finds the master by name, and the name is not set. */
export function noSentinelMaster(name: string, at: Place): Diagnostic {
  return error(
    'functions/no-sentinel-master',
    `"sentinel_master" is required for the queue of "${name}".`,
    at,
    'Add "sentinel_master" next to the address, such as "mymaster".',
  )
}

/**
 * The broker of the queue is not set, so a chart in the same file is used, with the Service and Secret that the chart
 * creates.
 */
export function brokerAssumed(
  name: string,
  { chart, address, secret }: { readonly chart: string; readonly address: string; readonly secret: string },
  at: Place,
): Diagnostic {
  return warning(
    'functions/broker-assumed',
    `"${name}" uses the queue at "${address}" of chart "${chart}", with ${secret}.`,
    at,
    'Set "address" and "auth" under "defaults.queue" to choose the broker.',
  )
}

/** The entry sets a queue for scaling, but a function consumes and scales by the list that its decorator names. */
export function queueNameUnused(written: string, list: string, at: Place): Diagnostic {
  return warning(
    'functions/unused-queue-name',
    `The function consumes "${list}" and scales by it, not by "${written}".`,
    at,
    'Remove "queue_name". To scale by more lists, use "triggers".',
  )
}

/**
 * The NetworkPolicy of a function limits what it may connect to. Its broker is outside the cluster and has a host name,
 * but policies match addresses only: the worker would start without reaching its queue. Add the address of the broker.
 */
export function brokerOutOfReach(name: string, host: string, at: Place): Diagnostic {
  return warning(
    'functions/broker-out-of-reach',
    `The network policy of "${name}" blocks its broker at "${host}", because policies cannot match host names.`,
    at,
    'Add its address to "network_policy.allow_to": - cidr: 203.0.113.7/32.',
  )
}
