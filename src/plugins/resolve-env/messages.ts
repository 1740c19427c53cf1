import type { Diagnostic, Origin } from 'k3s-platform/plugin'

/** A `${` that is no reference. */
export function malformedReference(text: string, problem: string, at: Origin | undefined): Diagnostic {
  return {
    code: 'resolve-env/malformed-reference',
    severity: 'error',
    message: `The text ${JSON.stringify(text)} cannot be read: ${problem}.`,
    ...(at && { at }),
    hint: 'Write ${NAME}, ${NAME:-default} or ${NAME:?message}; a literal "${" is written "$${".',
  }
}

/** A variable that must be set, with the user's own words. */
export function requiredVariable(name: string, message: string, environment: string): Diagnostic {
  return {
    code: 'resolve-env/required-variable',
    severity: 'error',
    message: `The variable "${name}" is required for environment "${environment}"${message ? `: ${message}` : ''}.`,
    hint: waysToSet(name),
  }
}

/** A secret's value that would be written into the tree. */
export function secretInTree(name: string, at: Origin | undefined): Diagnostic {
  return {
    code: 'resolve-env/secret-in-tree',
    severity: 'error',
    message: `The variable "${name}" looks like a secret, and here its value would be written into the generated tree.`,
    ...(at && { at }),
    hint: 'Refer to a Secret instead (env_refs, env_from, a volume of type secret), or use it under "environment", where it becomes a reference.',
  }
}

/** A variable that nobody set. */
export function undefinedVariable(name: string, environment: string): Diagnostic {
  return {
    code: 'resolve-env/undefined-variable',
    severity: 'error',
    message: `The variable "${name}" is not set for environment "${environment}".`,
    hint: `${waysToSet(name)} Or write a default: \${${name}:-value}.`,
  }
}

function waysToSet(name: string): string {
  return `Set it with --var ${name}=value, in an --env-file, or in the process's environment.`
}
