import { type Diagnostic, error, info, type Origin, warning } from 'k3s-platform/plugin'

type Place = Origin | undefined

/** Two functions of an entry would have the same name in the cluster, because only `_` or capitals set them apart. */
export function conflictingFunctions(name: string, other: string, host: string, at: Place, place: Place): Diagnostic {
  return error(
    'functions/conflicting-names',
    `"${name}" and "${other}" would both be called "${host}" in the cluster.`,
    at,
    'Rename one of them.',
    { ...(place && { related: [{ message: 'the other one is here', at: place }] }) },
  )
}

/**
 * The name of an entry and of a function together cannot be that of the function's objects: they are too long (at most 63
 * characters, 52 for what runs on a schedule), or have letters that no name in a cluster has.
 */
export function unusableFunctionName(name: string, host: string, violation: string, at: Place): Diagnostic {
  return error(
    'functions/unusable-name',
    `The function "${name}" cannot be called "${host}" in the cluster: a name ${violation}.`,
    at,
    'Choose a shorter name for the function or for the entry, of letters, digits and "_".',
  )
}

/**
 * A function is known in the cluster by the name of its entry and its own, in lower case and with `-` for `_`: this is
 * the name by which others call it, and that of its objects.
 */
export function renamedFunction(name: string, host: string, at: Place): Diagnostic {
  return info(
    'functions/renamed',
    `"${name}" is called "${host}" in the cluster.`,
    at,
    'Use this name for everything in the cluster: kubectl, other services, policies.',
  )
}

/** An HTTP function wants a token from its callers; those that are good stand in a Secret, which has to exist. */
export function tokensRequired(name: string, object: string, namespace: string, at: Place): Diagnostic {
  return info(
    'functions/tokens-required',
    `"${name}" lets in who has a token of the Secret "${object}".`,
    at,
    `Create it: kubectl -n ${namespace} create secret generic ${object} --from-literal=tokens="$TOKEN"`,
  )
}

/**
 * A variable is set for a function that tells the runtime what to do, such as `PORT`. It already has the value that fits
 * what is around the pod: the Service, the probes, the broker. What was written is not used.
 */
export function runtimeVariable(variable: string, name: string, at: Place): Diagnostic {
  return warning(
    'functions/runtime-variable',
    `"${variable}" is set for "${name}" by what is around it, and not by apps.yaml.`,
    at,
    'Remove it.',
  )
}

/**
 * A decorator gives the pods a label by which their own function is known. Its Deployment would look for pods that do not
 * exist, and the API server would refuse it.
 */
export function reservedLabel(label: string, name: string, at: Place): Diagnostic {
  return error(
    'functions/reserved-label',
    `The label "${label}" of "${name}" is one by which its pods are known.`,
    at,
    'Choose another label.',
  )
}

/** A decorator gives the pods of a function a label that cannot be one: its key or its value is malformed. */
export function malformedLabel(label: string, violation: string, at: Place): Diagnostic {
  return error(
    'functions/malformed-label',
    `"${label}" cannot be a label: it ${violation}.`,
    at,
    'Labels have keys such as "team" or "example.com/team", and values of at most 63 letters, digits, "-", "_" and ".".',
  )
}

/**
 * `@serverless` says something that has no meaning for a function with this trigger: nobody calls what runs on a schedule
 * or takes items from a queue, so there is nobody to let in, and a run of a schedule is one pod.
 */
export function unusedSetting(key: string, name: string, why: string, at: Place): Diagnostic {
  return warning('functions/unused-setting', `"${key}" says nothing about "${name}": ${why}.`, at, 'Remove it.')
}

/** What a decorator says about who may call a function holds for visibility "restricted" alone. */
export function unusedCallers(name: string, key: string, visibility: string, at: Place): Diagnostic {
  return warning(
    'functions/unused-callers',
    `"${key}" of "${name}" says nothing for visibility "${visibility}".`,
    at,
    'Set visibility="restricted", or remove it.',
  )
}

/** Kubernetes does not know the time zone of a schedule, so the API server would refuse the CronJob. */
export function unknownScheduleZone(zone: string, suggestion: string | undefined, at: Place): Diagnostic {
  return error(
    'functions/unknown-time-zone',
    `There is no time zone "${zone}".`,
    at,
    suggestion ? `Did you mean "${suggestion}"?` : 'Write an IANA name such as "Europe/Berlin".',
  )
}

/** Kubernetes looks at schedules every ten seconds, so a run that may start only a few seconds late may never start. */
export function shortDeadline(seconds: number, at: Place): Diagnostic {
  return warning(
    'functions/short-deadline',
    `A run that may start ${seconds} s late at most is often missed: schedules are looked at every 10 s.`,
    at,
    'Allow at least 10 s, or remove "deadline".',
  )
}
