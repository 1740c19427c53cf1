import type { Diagnostic, Origin } from 'k3s-platform/plugin'

type Place = Origin | undefined

/** Two functions of an entry would have the same name in the cluster, because only `_` or capitals set them apart. */
export function conflictingFunctions(name: string, other: string, host: string, at: Place, place: Place): Diagnostic {
  return {
    code: 'functions/conflicting-names',
    severity: 'error',
    message: `"${name}" and "${other}" would both be called "${host}" in the cluster.`,
    ...(at && { at }),
    hint: 'Rename one of them.',
    ...(place && { related: [{ message: 'the other one is here', at: place }] }),
  }
}

/** The name of an entry and of a function together are no name of a Service: they are too long, or end with a sign. */
export function unusableFunctionName(name: string, host: string, violation: string, at: Place): Diagnostic {
  return {
    code: 'functions/unusable-name',
    severity: 'error',
    message: `The function "${name}" cannot be called "${host}" in the cluster: ${violation}.`,
    ...(at && { at }),
    hint: 'Choose a shorter name for the function or for the entry.',
  }
}

/** The folder of an entry has no function with a trigger, so there is nothing to run. */
export function noFunctions(path: string, at: Place): Diagnostic {
  return {
    code: 'functions/no-functions',
    severity: 'error',
    message: `No function of "${path}" has a trigger.`,
    ...(at && { at }),
    hint: 'Put @http_trigger, @queue_trigger or @schedule_trigger above a function, and import it from k3sfn.',
  }
}

/** An HTTP function wants a token from its callers; those that are good stand in a Secret, which has to exist. */
export function tokensRequired(name: string, object: string, namespace: string, at: Place): Diagnostic {
  return {
    code: 'functions/tokens-required',
    severity: 'info',
    message: `"${name}" lets in who has a token of the Secret "${object}".`,
    ...(at && { at }),
    hint: `Create it: kubectl -n ${namespace} create secret generic ${object} --from-literal=tokens="$TOKEN"`,
  }
}

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

/**
 * Nothing says where the queue lives, so a chart of the same file is taken for its broker, with the Service and Secret
 * that the chart makes by itself.
 */
export function brokerAssumed(name: string, chart: string, address: string, at: Place): Diagnostic {
  return {
    code: 'functions/broker-assumed',
    severity: 'warning',
    message: `"${name}" looks for its queue at "${address}" of chart "${chart}".`,
    ...(at && { at }),
    hint: 'Write "address" and "auth" under "defaults.queue" to be sure.',
  }
}

/** A limit for clients is kept by the ingress, and the function has no route, so nothing keeps it. */
export function limitWithoutRoute(name: string, at: Place): Diagnostic {
  return {
    code: 'functions/limit-without-route',
    severity: 'warning',
    message: `"${name}" has a "rate_limit", but no route where it could be kept.`,
    ...(at && { at }),
    hint: 'Give the function "visibility: public", or remove the limit.',
  }
}

/** What a decorator says about who may call a function holds for visibility "restricted" alone. */
export function unusedCallers(name: string, key: string, visibility: string, at: Place): Diagnostic {
  return {
    code: 'functions/unused-callers',
    severity: 'warning',
    message: `"${key}" of "${name}" says nothing for visibility "${visibility}".`,
    ...(at && { at }),
    hint: 'Set visibility="restricted", or remove it.',
  }
}
