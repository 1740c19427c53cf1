import { type Diagnostic, error, info, type Origin } from 'k3s-platform/plugin'

type Place = Origin | undefined

/** `environment` has a variable without a value, which is taken from outside, and it is not set there. */
export function notSet(name: string, at: Place): Diagnostic {
  return info(
    'compose/variable-left-out',
    `The variable "${name}" has no value in the compose file and is not set outside, so the service does not get it.`,
    at,
    `Set it with --var ${name}=value, in the file ".env" next to the compose file, or write a value.`,
    { loss: 'dropped' },
  )
}

/** A file of variables or of labels cannot be read, or Compose does not support one of its lines. */
export function unreadableVariables(path: string, problem: string, hint: string | undefined, at: Place): Diagnostic {
  return error('compose/unreadable-variables', `The file "${path}" cannot be used: ${problem}.`, at, hint)
}

/** A file of variables with `required: false` does not exist, so the service does not get its variables. */
export function variablesMissing(path: string, at: Place): Diagnostic {
  return info(
    'compose/variables-missing',
    `The file "${path}" is missing; it is not required, so its variables are not set.`,
    at,
    undefined,
    { loss: 'dropped' },
  )
}
