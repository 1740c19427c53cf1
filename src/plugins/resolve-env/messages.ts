import { type Diagnostic, error, type Origin } from 'k3s-platform/plugin'

/**
 * A string contains `${` but not a valid variable reference: the brace is not closed, or its content is not a valid
 * name. Write `$${` for a literal `${`.
 */
export function malformedReference(text: string, problem: string, at: Origin | undefined): Diagnostic {
  return error(
    'resolve-env/malformed-reference',
    `${JSON.stringify(text)} has an invalid variable reference: ${problem}.`,
    at,
    'Use ${NAME}, ${NAME:-default} or ${NAME:?message}; write "$${" for a literal "${".',
  )
}

/**
 * A variable is unset or empty, but `${NAME:?message}` requires it. The text after the question mark is part of the
 * message.
 */
export function requiredVariable(name: string, message: string): Diagnostic {
  return error(
    'resolve-env/required-variable',
    `The variable "${name}" is required${message ? `: ${message}` : ''}.`,
    undefined,
    waysToSet(name),
  )
}

/**
 * A variable is a secret by its name or its value, and is used in a place where its value would be written into the
 * tree. Only `environment` and the command of a container can refer to a Secret instead. Use the variable there, or
 * refer to a Secret yourself. If it is not a secret, say `secret_variables: { NAME: false }`.
 */
export function secretInTree(name: string, isProbe: boolean, at: Origin | undefined): Diagnostic {
  return error(
    'resolve-env/secret-in-tree',
    `The variable "${name}" looks like a secret, and its value would be written into the generated tree.`,
    at,
    isProbe
      ? `Declare it under "environment", and let a shell read it there: command: [sh, -c, 'my-check "$${name}"'].`
      : `Use it under "environment" or in "container.args", which refer to a Secret. If it is none: secret_variables: { ${name}: false }.`,
  )
}

/**
 * Variables expand a string to more than 1 MiB, which is more than a Kubernetes object can hold. Usually a variable has
 * the content of a whole file.
 */
export function tooLong(at: Origin | undefined): Diagnostic {
  return error(
    'resolve-env/too-long',
    'Variables expand this string to more than 1 MiB.',
    at,
    'Use fewer or shorter variables, or mount large content from a volume.',
  )
}

/**
 * A variable is not set by `--var`, by an `--env-file` or in the environment of the process. Only variables that this
 * environment uses are required. `${NAME:-default}` sets a default.
 */
export function undefinedVariable(name: string): Diagnostic {
  return error(
    'resolve-env/undefined-variable',
    `The variable "${name}" is not set.`,
    undefined,
    `${waysToSet(name)} Or set a default: \${${name}:-value}.`,
  )
}

function waysToSet(name: string): string {
  return `Set it with --var ${name}=value, in an --env-file, or in the environment of the process.`
}
