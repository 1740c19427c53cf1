import type { Diagnostic } from '../../ir/diagnostic.ts'
import type { Origin } from '../../ir/origin.ts'

type Place = Origin | undefined

/** `depends_on` names something that several lists have, and does not say of which kind it is. Add `type`. */
export function ambiguousDependency(name: string, candidates: readonly string[], at: Place): Diagnostic {
  return {
    code: 'config/ambiguous-dependency',
    severity: 'error',
    message: `"${name}" may mean ${candidates.map(unit => `"${unit}"`).join(' or ')}.`,
    ...(at && { at }),
    hint: 'Add the section: type: helm, app, serverless or compose.',
  }
}

/**
 * Units wait for each other in a circle through `depends_on`, so none could ever be first. Remove the one that can do
 * without.
 */
export function circularDependency(circle: readonly string[], at: Place): Diagnostic {
  return {
    code: 'config/circular-dependency',
    severity: 'error',
    message: `These units wait for each other: ${circle.join(' → ')}.`,
    ...(at && { at }),
    hint: 'Remove one "depends_on".',
  }
}

/**
 * A unit waits for one that is switched off in this environment by `enabled: false`, so there is nothing to wait for.
 * Often the unit itself should be off there as well.
 */
export function disabledDependency(unit: string, at: Place): Diagnostic {
  return {
    code: 'config/disabled-dependency',
    severity: 'warning',
    message: `"${unit}" is switched off in this environment, so nothing waits for it.`,
    ...(at && { at }),
    hint: 'Switch it on, or remove the dependency in this environment.',
  }
}

/** `depends_on` names an entry that no list has. It may be misspelled, or of another kind than `type` says. */
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
    message: `No entry${type ? ` of type "${type}"` : ''} is called "${name}".`,
    ...(at && { at }),
    hint: suggestion ? `Did you mean "${suggestion}"?` : `Known: ${known.join(', ') || 'none'}.`,
  }
}
