import type { Diagnostic, Origin } from 'k3s-platform/plugin'

type Place = Origin | undefined

/** A variable stands in `environment` without a value, so that it is taken from outside, and it is not set there. */
export function notSet(name: string, at: Place): Diagnostic {
  return {
    code: 'compose/variable-left-out',
    severity: 'info',
    message: `The variable "${name}" has no value in the compose file and is not set outside, so the service does not get it.`,
    ...(at && { at }),
    hint: `Set it with --var ${name}=value, in the .env file beside the compose file, or write a value.`,
    loss: 'dropped',
  }
}

/** A file of variables or of labels cannot be read, or a line of it says nothing that Compose understands. */
export function unreadableVariables(path: string, problem: string, hint: string | undefined, at: Place): Diagnostic {
  return {
    code: 'compose/unreadable-variables',
    severity: 'error',
    message: `The file "${path}" cannot be used: ${problem}.`,
    ...(at && { at }),
    ...(hint && { hint }),
  }
}

/** A file of variables with `required: false` is not there, so the service does not get what it would set. */
export function variablesMissing(path: string, at: Place): Diagnostic {
  return {
    code: 'compose/variables-missing',
    severity: 'info',
    message: `The file "${path}" is missing; it is not required, so its variables are left out.`,
    ...(at && { at }),
    loss: 'dropped',
  }
}
