import { type Diagnostic, error, type Origin, warning } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * Two items of one list of a service are equivalent: two mounts of one folder, two equal published ports. Compose takes
 * the later one, and so does the build.
 */
export function doubleItem(at: Place, earlier: Place): Diagnostic {
  return warning(
    'compose/double-item',
    'An earlier item of this list is equivalent; this one overrides it.',
    at,
    'Remove one of the two.',
    { ...(earlier && { related: [{ message: 'the earlier one is here', at: earlier }] }), loss: 'dropped' },
  )
}

/** A compose file includes itself, directly or through others, so its content cannot be resolved. */
export function includeCycle(files: readonly string[], at: Place): Diagnostic {
  return error(
    'compose/include-cycle',
    `Circular include of compose files: ${files.join(' → ')}.`,
    at,
    'Remove one of these includes.',
  )
}

/** A service extends itself, directly or through others, so its settings cannot be resolved. */
export function extendsCycle(services: readonly string[], at: Place): Diagnostic {
  return error(
    'compose/extends-cycle',
    `Circular "extends": ${services.join(' → ')}.`,
    at,
    'Remove one of these "extends".',
  )
}

/** A service extends one that does not exist in the file that it names, or in its own. */
export function unknownBase(name: string, file: string, suggestion: string | undefined, at: Place): Diagnostic {
  return error(
    'compose/unknown-base',
    `There is no service "${name}" in "${file}" to extend.`,
    at,
    suggestion ? `Did you mean "${suggestion}"?` : 'Name a service of that file.',
  )
}

/** An item of `include` does not name a file: its "path" is missing or empty. */
export function includeWithoutPath(at: Place): Diagnostic {
  return error('compose/include-without-path', 'This include does not name a file.', at, 'Add "path".')
}
