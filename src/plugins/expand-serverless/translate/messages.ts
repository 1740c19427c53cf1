import { type Diagnostic, error, info, type Origin, warning } from 'k3s-platform/plugin'

type Place = Origin | undefined

/** Two functions of an entry would have the same name in the cluster, because they differ only in `_` or case. */
export function conflictingFunctions(name: string, other: string, host: string, at: Place, place: Place): Diagnostic {
  return error(
    'functions/conflicting-names',
    `"${name}" and "${other}" would have the same name in the cluster, "${host}".`,
    at,
    'Rename one of them.',
    { ...(place && { related: [{ message: 'the other function', at: place }] }) },
  )
}

/**
 * The names of the entry and the function together are not a valid object name: they are too long (at most 63
 * characters, 52 for scheduled functions) or contain characters that object names must not have.
 */
export function unusableFunctionName(name: string, host: string, violation: string, at: Place): Diagnostic {
  return error(
    'functions/unusable-name',
    `The function "${name}" needs the object name "${host}", which is not valid: a name ${violation}.`,
    at,
    'Shorten the name of the function or the entry, and use only letters, digits and "_".',
  )
}

/**
 * The name of a function in the cluster is the name of its entry plus its own, in lower case and with `-` instead of
 * `_`. Its objects have this name, and other services call it by this name.
 */
export function renamedFunction(name: string, host: string, at: Place): Diagnostic {
  return info(
    'functions/renamed',
    `"${name}" has the name "${host}" in the cluster.`,
    at,
    'Use this name with kubectl, in other services and in policies.',
  )
}

/** An HTTP function requires a token from its callers. The valid tokens are in a Secret, which must exist. */
export function tokensRequired(name: string, object: string, namespace: string, at: Place): Diagnostic {
  return info(
    'functions/tokens-required',
    `"${name}" requires a token from Secret "${object}", which must exist in the cluster.`,
    at,
    `Create it: kubectl -n ${namespace} create secret generic ${object} --from-literal=tokens="$TOKEN"`,
  )
}

/**
 * An environment variable configures the function runtime, such as `PORT`. k3s-platform sets it to match the Service,
 * the probes and the broker, and ignores your value.
 */
export function runtimeVariable(variable: string, name: string, at: Place): Diagnostic {
  return warning(
    'functions/runtime-variable',
    `"${variable}" of "${name}" is reserved for the runtime, so your value is ignored.`,
    at,
    'Remove it.',
  )
}

/**
 * A decorator sets a label that selects the pods of the function. The selector of the Deployment would not match its
 * pods, and the API server would reject it.
 */
export function reservedLabel(label: string, name: string, at: Place): Diagnostic {
  return error(
    'functions/reserved-label',
    `The label "${label}" of "${name}" is reserved: it selects the pods of the function.`,
    at,
    'Choose another label.',
  )
}

/** A decorator sets a label with an invalid key or value, which the API server would reject. */
export function malformedLabel(label: string, violation: string, at: Place): Diagnostic {
  return error(
    'functions/malformed-label',
    `"${label}" is not a valid label: it ${violation}.`,
    at,
    'Use a key such as "team" or "example.com/team", and a value of at most 63 letters, digits, "-", "_" and ".".',
  )
}

/**
 * A setting of `@serverless` has no effect for the trigger of the function: scheduled functions and queue functions
 * have no callers, and each scheduled run is one pod.
 */
export function unusedSetting(key: string, name: string, why: string, at: Place): Diagnostic {
  return warning('functions/unused-setting', `"${key}" has no effect for "${name}": ${why}.`, at, 'Remove it.')
}

/** A decorator limits the callers of a function, which has an effect with visibility "restricted" only. */
export function unusedCallers(name: string, key: string, visibility: string, at: Place): Diagnostic {
  return warning(
    'functions/unused-callers',
    `"${key}" of "${name}" has no effect with visibility "${visibility}".`,
    at,
    'Set visibility="restricted", or remove it.',
  )
}

/** Kubernetes does not know the time zone of a schedule, so the API server would reject the CronJob. */
export function unknownScheduleZone(zone: string, suggestion: string | undefined, at: Place): Diagnostic {
  return error(
    'functions/unknown-time-zone',
    `Unknown time zone "${zone}".`,
    at,
    suggestion ? `Did you mean "${suggestion}"?` : 'Write an IANA name such as "Europe/Berlin".',
  )
}

/** Kubernetes checks schedules every ten seconds, so a run with a deadline of a few seconds may never start. */
export function shortDeadline(seconds: number, at: Place): Diagnostic {
  return warning(
    'functions/short-deadline',
    `A deadline of ${seconds} s misses runs: Kubernetes checks schedules every 10 s.`,
    at,
    'Set "deadline" to at least 10, or remove it.',
  )
}
