import { type Diagnostic, error, type Origin, warning } from 'k3s-platform/plugin'

/**
 * A text of a compose file has `$` and `{` and is no reference to a variable: the brace is not closed, or what stands
 * inside is no name. Write `$$` for a dollar sign itself.
 */
export function malformedReference(text: string, problem: string, at: Origin | undefined): Diagnostic {
  return error(
    'compose/malformed-reference',
    `The text ${JSON.stringify(text)} cannot be read: ${problem}.`,
    at,
    'Write $NAME, ${NAME}, ${NAME:-default} or ${NAME:?message}; a literal "$" is written "$$".',
  )
}

/**
 * Variables make a text of a compose file longer than 1 MiB, which no object of Kubernetes can hold, or all texts of the
 * file together longer than 4 MiB. Usually variables refer to each other and double with each step.
 */
export function tooLong(at: Origin | undefined): Diagnostic {
  return error(
    'compose/too-long',
    'Variables make this text longer than 1 MiB, or the texts of this file longer than 4 MiB.',
    at,
    'Refer to fewer variables, or to shorter ones; mount large content from a file.',
  )
}

/**
 * A variable is not set, or empty, and `${NAME:?message}` in a compose file says that it has to be. The words behind the
 * question mark are part of the message.
 */
export function requiredVariable(name: string, message: string, at: Origin | undefined): Diagnostic {
  return error(
    'compose/required-variable',
    `The variable "${name}" is required${message ? `: ${message.replace(/\.$/, '')}` : ''}.`,
    at,
    waysToSet(name),
  )
}

/**
 * A compose file uses a variable that is set nowhere, and an empty text stands in its place, as Compose does it. Each
 * file is told once for each variable. `--strict` makes it an error.
 */
export function unsetVariable(name: string, at: Origin | undefined): Diagnostic {
  return warning(
    'compose/unset-variable',
    `The variable "${name}" is not set; an empty text stands in its place.`,
    at,
    `${waysToSet(name)} Or write a default: \${${name}:-value}.`,
  )
}

/**
 * A variable is a secret by its name or its value, and is used at a place whose value is in the generated tree. Under
 * `environment`, and in commands, it becomes a reference to a Secret; anywhere else it would be written. If it is not a
 * secret, write `secret_variables: { NAME: false }` in apps.yaml.
 */
export function secretInTree(name: string, at: Origin | undefined): Diagnostic {
  return error(
    'compose/secret-in-tree',
    `The variable "${name}" looks like a secret, and here its value would be written into the generated tree.`,
    at,
    `Use it under "environment" or in a command, where it becomes a reference, or make a secret of it. If it is none: secret_variables: { ${name}: false } in apps.yaml.`,
  )
}

function waysToSet(name: string): string {
  return `Set it with --var ${name}=value, in an --env-file, or in the file ".env" beside the compose file.`
}
