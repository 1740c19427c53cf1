import { type Diagnostic, error, type Origin } from 'k3s-platform/plugin'

/**
 * A text has `${` and is no reference to a variable: the brace is not closed, or what stands inside is no name. Write
 * `$${` for these characters themselves.
 */
export function malformedReference(text: string, problem: string, at: Origin | undefined): Diagnostic {
  return error(
    'resolve-env/malformed-reference',
    `The text ${JSON.stringify(text)} cannot be read: ${problem}.`,
    at,
    'Write ${NAME}, ${NAME:-default} or ${NAME:?message}; a literal "${" is written "$${".',
  )
}

/**
 * A variable is not set, or empty, and `${NAME:?message}` says that it has to be. The words behind the question mark
 * are part of the message.
 */
export function requiredVariable(name: string, message: string, environment: string): Diagnostic {
  return error(
    'resolve-env/required-variable',
    `The variable "${name}" is required for environment "${environment}"${message ? `: ${message}` : ''}.`,
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
    `The variable "${name}" looks like a secret, and here its value would be written into the generated tree.`,
    at,
    isProbe
      ? `Declare it under "environment", and let a shell read it there: command: [sh, -c, 'my-check "$${name}"'].`
      : `Use it under "environment" or in "container.args", which refer to a Secret. If it is none: secret_variables: { ${name}: false }.`,
  )
}

/**
 * Variables make a text longer than 1 MiB, which no object of Kubernetes can hold. Usually a variable was given the
 * content of a whole file.
 */
export function tooLong(at: Origin | undefined): Diagnostic {
  return error(
    'resolve-env/too-long',
    'Variables make this text longer than 1 MiB.',
    at,
    'Refer to fewer variables, or to shorter ones; mount large content from a volume.',
  )
}

/**
 * A variable is not set by `--var`, by an `--env-file` or in the process's environment. Only variables that this
 * environment uses are asked for. `${NAME:-default}` gives one a default.
 */
export function undefinedVariable(name: string, environment: string): Diagnostic {
  return error(
    'resolve-env/undefined-variable',
    `The variable "${name}" is not set for environment "${environment}".`,
    undefined,
    `${waysToSet(name)} Or write a default: \${${name}:-value}.`,
  )
}

function waysToSet(name: string): string {
  return `Set it with --var ${name}=value, in an --env-file, or in the process's environment.`
}
