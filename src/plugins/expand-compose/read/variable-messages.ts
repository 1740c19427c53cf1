import { type Diagnostic, error, type Origin, warning } from 'k3s-platform/plugin'

/**
 * A string of a compose file has `$` and `{` and is not a reference to a variable: the brace is not closed, or has no
 * valid name inside. Write `$$` for a dollar sign itself.
 */
export function malformedReference(text: string, problem: string, at: Origin | undefined): Diagnostic {
  return error(
    'compose/malformed-reference',
    `${JSON.stringify(text)} has no valid variable reference: ${problem}.`,
    at,
    'Write $NAME, ${NAME}, ${NAME:-default} or ${NAME:?message}; a literal "$" is written "$$".',
  )
}

/**
 * Variables make a string of a compose file longer than 1 MiB, the limit of a Kubernetes object, or all strings of the
 * file together longer than 4 MiB. Usually variables refer to each other and double with each step.
 */
export function tooLong(at: Origin | undefined): Diagnostic {
  return error(
    'compose/too-long',
    'Variables make this string longer than 1 MiB, or the strings of this file longer than 4 MiB.',
    at,
    'Refer to fewer variables, or to shorter ones; mount large content from a file.',
  )
}

/**
 * A variable is not set, or empty, and `${NAME:?message}` in a compose file requires it. The text after the question
 * mark is part of the message.
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
 * A compose file uses a variable that is not set, and gets an empty string, as in Compose. It is reported once for each
 * variable of a file. `--strict` makes it an error.
 */
export function unsetVariable(name: string, at: Origin | undefined): Diagnostic {
  return warning(
    'compose/unset-variable',
    `The variable "${name}" is not set; it is replaced with an empty string.`,
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
    `Use it under "environment" or in a command, where it becomes a reference, or declare it as a secret. If it is not a secret: secret_variables: { ${name}: false } in apps.yaml.`,
  )
}

/** Variables that are not set leave an image without a name, a tag or a digest. */
export function invalidImage(image: string, violation: string, at: Origin | undefined): Diagnostic {
  return error(
    'compose/invalid-image',
    `"${image}" is not a valid image: it ${violation}.`,
    at,
    'Set its variables, or write defaults for them.',
  )
}

function waysToSet(name: string): string {
  return `Set it with --var ${name}=value, in an --env-file, or in the file ".env" next to the compose file.`
}
