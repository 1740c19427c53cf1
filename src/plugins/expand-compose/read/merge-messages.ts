import { type Diagnostic, error, type Origin, warning } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * Two items of one list of a service mean the same thing: two mounts of one folder, two published ports that are the
 * same. Compose takes the later one, and so does the build.
 */
export function doubleItem(at: Place, earlier: Place): Diagnostic {
  return warning(
    'compose/double-item',
    'An earlier item of this list means the same; this one counts.',
    at,
    'Remove one of the two.',
    { ...(earlier && { related: [{ message: 'the earlier one is here', at: earlier }] }), loss: 'dropped' },
  )
}

/** A compose file includes itself, by itself or by way of others, so that nobody could ever read it to its end. */
export function includeCycle(files: readonly string[], at: Place): Diagnostic {
  return error(
    'compose/include-cycle',
    `Compose files include one another in a circle: ${files.join(' → ')}.`,
    at,
    'Remove one of these includes.',
  )
}

/** A service extends itself, by itself or by way of others, so that nobody could say what it consists of. */
export function extendsCycle(services: readonly string[], at: Place): Diagnostic {
  return error(
    'compose/extends-cycle',
    `Services extend one another in a circle: ${services.join(' → ')}.`,
    at,
    'Remove one of these "extends".',
  )
}

/** A service extends one that there is not in the file that it names, or in its own. */
export function unknownBase(name: string, file: string, suggestion: string | undefined, at: Place): Diagnostic {
  return error(
    'compose/unknown-base',
    `There is no service "${name}" in "${file}" to extend.`,
    at,
    suggestion ? `Did you mean "${suggestion}"?` : 'Name a service of that file.',
  )
}

/** An item of `include` names no file, since its "path" is missing or empty. There is nothing that could be read. */
export function includeWithoutPath(at: Place): Diagnostic {
  return error('compose/include-without-path', 'This include names no file.', at, 'Add "path".')
}
