import { closestTo } from '../ir/closest.ts'
import { type Diagnostic, error, info } from '../ir/diagnostic.ts'
import type { Origin } from '../ir/origin.ts'
import { fieldHistory } from './history.ts'
import { titleOf } from './resource.ts'
import type { Conflict, Signature } from './resource-set.ts'

/**
 * An annotation in apps.yaml that sets what the ingress block or the build would set differently. The annotation wins.
 * Remove it to get the derived value back.
 */
export function annotationWins(key: string, derived: string, at: Origin | undefined): Diagnostic {
  return info(
    'pipeline/annotation-wins',
    `The annotation "${key}" takes the place of the derived value "${derived}".`,
    at,
    'Remove the annotation to get the derived value.',
  )
}

/**
 * Plugins ask by `before` and `after` for an order in a stage that cannot be: each of them wants to run before the
 * other. That is a mistake of the plugins; remove one of the wishes.
 */
export function circularOrder(stage: string, plugins: readonly string[]): Diagnostic {
  return error(
    'pipeline/circular-order',
    `In stage "${stage}" the plugins ${plugins.map(name => `"${name}"`).join(', ')} each want to run before the other.`,
    undefined,
    'Remove one "before" or "after".',
  )
}

/** Two plugins do not agree: about one object, or about one field of it. */
export function conflictingChanges(conflict: Conflict): Diagnostic {
  return conflict.later.operation
    ? conflictingPatch(conflict, conflict.later.operation.path)
    : duplicateResource(conflict)
}

/**
 * Two plugins set one field of an object to different values. Which of them would win would depend on the order of
 * plugins alone, so neither does. Change the options of one, or let the one that shall win say `overrides: true` in its
 * reason.
 */
function conflictingPatch({ resource, earlier, later }: Conflict, path: string): Diagnostic {
  const places = [...(earlier.reason.origins ?? []), ...(later.reason.origins ?? [])]
  return error(
    'pipeline/conflicting-patch',
    `Plugins "${earlier.plugin}" (${earlier.reason.because}) and "${later.plugin}" (${later.reason.because}) set ${path} of ${titleOf(resource)} to different values.`,
    places[0],
    `The later one can say that it wins: { overrides: true } in its reason.`,
    { related: places.slice(1).map(at => ({ message: 'and here', at })) },
  )
}

/**
 * One object is made twice: the same kind and name in one namespace. Either two plugins mean the same object, or two
 * entries need different names or namespaces.
 */
function duplicateResource({ resource, earlier, later }: Conflict): Diagnostic {
  const { kind, name, namespace = '' } = resource.ref
  const [at] = later.reason.origins ?? []
  const [other] = fieldHistory(resource, '/metadata/name').origins
  return error(
    'pipeline/duplicate-resource',
    `${kind} "${name}" is made twice in namespace "${namespace}": for ${resource.unit} by plugin "${earlier.plugin}", and again by plugin "${later.plugin}".`,
    at,
    'Give one of the two another name, or another namespace.',
    { ...(other && { related: [{ message: 'the other one is named here', at: other }] }) },
  )
}

/**
 * A plugin gave a stage something else than a function. Hooks of tapable take a name first; here a tap is signed with
 * the name of its plugin, so the function comes first and the order second.
 */
export function notATap({ plugin, stage }: Signature, given: unknown): Diagnostic {
  const hook = stage.replace(/\.(.*)$/, (_, key: string) => `.for('${key}')`)
  return error(
    'pipeline/not-a-tap',
    `Plugin "${plugin}" taps stage "${stage}" with ${wordsFor(given)} instead of a function.`,
    undefined,
    `Write hooks.${hook}.tap((…, context) => { … }): the function comes first, and no name.`,
  )
}

function wordsFor(given: unknown): string {
  return typeof given === 'string' ? `the text "${given}"` : `a value of type ${given === null ? 'null' : typeof given}`
}

/**
 * A plugin threw. That is a mistake of the plugin and none of apps.yaml; the message names it with the stage and the
 * entry that was at hand. The program ends with 70, and `--debug` prints the stack.
 */
export function pluginFailed({ plugin, stage }: Signature, unit: string | undefined, thrown: unknown): Diagnostic {
  const cause = thrown instanceof Error ? thrown.message : String(thrown)
  return error(
    'pipeline/plugin-failed',
    `Plugin "${plugin}" failed in stage "${stage}"${unit ? ` at ${unit}` : ''}: ${cause}`,
    undefined,
    'This is a mistake of the plugin, not of apps.yaml. `--debug` shows where.',
    { ...(unit && { entry: unit }), cause: thrown },
  )
}

/**
 * A plugin wants its tap before or after those of another plugin, which has no tap in this stage or does not exist. The
 * name may be misspelled.
 */
export function unknownNeighbour(plugin: string, name: string, stage: string, names: readonly string[]): Diagnostic {
  const suggestion = closestTo(name, names)
  return error(
    'pipeline/unknown-plugin',
    `Plugin "${plugin}" wants its place in stage "${stage}" beside "${name}", which has no tap there.`,
    undefined,
    suggestion ? `Did you mean "${suggestion}"?` : `Plugins with a tap in this stage: ${names.join(', ')}.`,
  )
}
