import type { Diagnostic } from '../../ir/diagnostic.ts'
import type { Origin } from '../../ir/origin.ts'

type Place = Origin | undefined

/** `depends_on` has a name that several lists have, and no `type`. Add `type`. */
export function ambiguousDependency(name: string, candidates: readonly string[], at: Place): Diagnostic {
  return {
    code: 'config/ambiguous-dependency',
    severity: 'error',
    message: `"${name}" is ambiguous: ${candidates.map(unit => `"${unit}"`).join(' or ')}.`,
    ...(at && { at }),
    hint: 'Add "type": helm, app, serverless or compose.',
  }
}

/** Units depend on each other in a cycle of `depends_on`, so none of them can be first. Remove one dependency. */
export function circularDependency(circle: readonly string[], at: Place): Diagnostic {
  return {
    code: 'config/circular-dependency',
    severity: 'error',
    message: `Circular dependency: ${circle.join(' → ')}.`,
    ...(at && { at }),
    hint: 'Remove one of the "depends_on".',
  }
}

/**
 * A unit depends on one that is disabled in this environment by `enabled: false`, so the dependency has no effect.
 * Often the unit itself should be disabled there, too.
 */
export function disabledDependency(unit: string, at: Place): Diagnostic {
  return {
    code: 'config/disabled-dependency',
    severity: 'warning',
    message: `"${unit}" is disabled in this environment, so the dependency has no effect.`,
    ...(at && { at }),
    hint: 'Enable it, or remove the dependency in this environment.',
  }
}

/** `depends_on` has the name of an entry that does not exist. It may be misspelled, or have another `type`. */
export function unknownDependency(
  name: string,
  type: string | undefined,
  suggestion: string | undefined,
  known: readonly string[],
  at: Place,
): Diagnostic {
  return {
    code: 'config/unknown-dependency',
    severity: 'error',
    message: `Unknown entry "${name}"${type ? ` of type "${type}"` : ''}.`,
    ...(at && { at }),
    hint: suggestion ? `Did you mean "${suggestion}"?` : `Valid names: ${known.join(', ') || 'none'}.`,
  }
}
