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

/**
 * The name of an entry and of a function together cannot be that of the function's objects: they are too long (at most 63
 * characters, 52 for what runs on a schedule), or have letters that no name in a cluster has.
 */
export function unusableFunctionName(name: string, host: string, violation: string, at: Place): Diagnostic {
  return {
    code: 'functions/unusable-name',
    severity: 'error',
    message: `The function "${name}" cannot be called "${host}" in the cluster: a name ${violation}.`,
    ...(at && { at }),
    hint: 'Choose a shorter name for the function or for the entry, of letters, digits and "_".',
  }
}

/**
 * A function is known in the cluster by the name of its entry and its own, in lower case and with `-` for `_`: this is
 * the name by which others call it, and that of its objects.
 */
export function renamedFunction(name: string, host: string, at: Place): Diagnostic {
  return {
    code: 'functions/renamed',
    severity: 'info',
    message: `"${name}" is called "${host}" in the cluster.`,
    ...(at && { at }),
    hint: 'Use this name for everything in the cluster: kubectl, other services, policies.',
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

/**
 * A variable is set for a function that tells the runtime what to do, such as `PORT`. It already has the value that fits
 * what is around the pod: the Service, the probes, the broker. What was written is not used.
 */
export function runtimeVariable(variable: string, name: string, at: Place): Diagnostic {
  return {
    code: 'functions/runtime-variable',
    severity: 'warning',
    message: `"${variable}" is set for "${name}" by what is around it, and not by apps.yaml.`,
    ...(at && { at }),
    hint: 'Remove it.',
  }
}

/**
 * A decorator gives the pods a label by which their own function is known. Its Deployment would look for pods that do not
 * exist, and the API server would refuse it.
 */
export function reservedLabel(label: string, name: string, at: Place): Diagnostic {
  return {
    code: 'functions/reserved-label',
    severity: 'error',
    message: `The label "${label}" of "${name}" is one by which its pods are known.`,
    ...(at && { at }),
    hint: 'Choose another label.',
  }
}

/** A decorator gives the pods of a function a label that cannot be one: its key or its value is malformed. */
export function malformedLabel(label: string, violation: string, at: Place): Diagnostic {
  return {
    code: 'functions/malformed-label',
    severity: 'error',
    message: `"${label}" cannot be a label: it ${violation}.`,
    ...(at && { at }),
    hint: 'Labels have keys such as "team" or "example.com/team", and values of at most 63 letters, digits, "-", "_" and ".".',
  }
}

/**
 * `@serverless` says something that has no meaning for a function with this trigger: nobody calls what runs on a schedule
 * or takes items from a queue, so there is nobody to let in, and a run of a schedule is one pod.
 */
export function unusedSetting(key: string, name: string, why: string, at: Place): Diagnostic {
  return {
    code: 'functions/unused-setting',
    severity: 'warning',
    message: `"${key}" says nothing about "${name}": ${why}.`,
    ...(at && { at }),
    hint: 'Remove it.',
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

/** Kubernetes does not know the time zone of a schedule, so the API server would refuse the CronJob. */
export function unknownScheduleZone(zone: string, suggestion: string | undefined, at: Place): Diagnostic {
  return {
    code: 'functions/unknown-time-zone',
    severity: 'error',
    message: `There is no time zone "${zone}".`,
    ...(at && { at }),
    hint: suggestion ? `Did you mean "${suggestion}"?` : 'Write an IANA name such as "Europe/Berlin".',
  }
}

/** Kubernetes looks at schedules every ten seconds, so a run that may start only a few seconds late may never start. */
export function shortDeadline(seconds: number, at: Place): Diagnostic {
  return {
    code: 'functions/short-deadline',
    severity: 'warning',
    message: `A run that may start ${seconds} s late at most is often missed: schedules are looked at every 10 s.`,
    ...(at && { at }),
    hint: 'Allow at least 10 s, or remove "deadline".',
  }
}
