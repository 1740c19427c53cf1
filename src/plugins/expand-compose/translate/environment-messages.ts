import { type Diagnostic, error, info, type Origin } from 'k3s-platform/plugin'

type Place = Origin | undefined

/** A variable stands in `environment` without a value, so that it is taken from outside, and it is not set there. */
export function notSet(name: string, at: Place): Diagnostic {
  return info(
    'compose/variable-left-out',
    `The variable "${name}" has no value in the compose file and is not set outside, so the service does not get it.`,
    at,
    `Set it with --var ${name}=value, in the .env file beside the compose file, or write a value.`,
    { loss: 'dropped' },
  )
}

/** A file of variables or of labels cannot be read, or a line of it says nothing that Compose understands. */
export function unreadableVariables(path: string, problem: string, hint: string | undefined, at: Place): Diagnostic {
  return error('compose/unreadable-variables', `The file "${path}" cannot be used: ${problem}.`, at, hint)
}

/** A file of variables with `required: false` is not there, so the service does not get what it would set. */
export function variablesMissing(path: string, at: Place): Diagnostic {
  return info(
    'compose/variables-missing',
    `The file "${path}" is missing; it is not required, so its variables are left out.`,
    at,
    undefined,
    { loss: 'dropped' },
  )
}
