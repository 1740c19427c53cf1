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
    `The annotation "${key}" overrides the derived value "${derived}".`,
    at,
    'Remove the annotation to get the derived value.',
  )
}

/**
 * Plugins request an impossible order in a stage by `before` and `after`: each of them must run before the other. This
 * is a bug in the plugins; remove one of the constraints.
 */
export function circularOrder(stage: string, plugins: readonly string[]): Diagnostic {
  return error(
    'pipeline/circular-order',
    `Circular order in stage "${stage}": the plugins ${plugins.map(name => `"${name}"`).join(', ')} each must run before the other.`,
    undefined,
    'Remove one "before" or "after".',
  )
}

/**
 * The options of a plugin name an ingress class that a plugin serves already, so two controllers would serve its routes.
 * Choose another name, which is that of the IngressClass in the cluster.
 */
export function classTaken(name: string): Diagnostic {
  return error(
    'pipeline/class-taken',
    `The ingress class "${name}" is served by another plugin already.`,
    undefined,
    'Rename it under "classes" in the options of the plugin.',
  )
}

/** Two plugins conflict over one object or one of its fields. */
export function conflictingChanges(conflict: Conflict): Diagnostic {
  return conflict.later.operation
    ? conflictingPatch(conflict, conflict.later.operation.path)
    : duplicateResource(conflict)
}

/**
 * Two plugins set one field of an object to different values. Only the order of plugins would decide which one wins, so
 * neither does. Change the options of one plugin, or set `overrides: true` in the reason of the one that must win.
 */
function conflictingPatch({ resource, earlier, later }: Conflict, path: string): Diagnostic {
  const places = [...(earlier.reason.origins ?? []), ...(later.reason.origins ?? [])]
  return error(
    'pipeline/conflicting-patch',
    `Plugins "${earlier.plugin}" (${earlier.reason.because}) and "${later.plugin}" (${later.reason.because}) set ${path} of ${titleOf(resource)} to different values.`,
    places[0],
    later.plugin === 'patches'
      ? `Remove the patch, or change the options of "${earlier.plugin}".`
      : 'To let the later one win, set { overrides: true } in its reason.',
    { related: places.slice(1).map(at => ({ message: 'and here', at })) },
  )
}

/**
 * Two objects have the same kind, name and namespace. Either two plugins create the same object, or two entries need
 * different names or namespaces.
 */
function duplicateResource({ resource, earlier, later }: Conflict): Diagnostic {
  const { kind, name, namespace = '' } = resource.ref
  const [at] = later.reason.origins ?? []
  const [other] = fieldHistory(resource, '/metadata/name').origins
  return error(
    'pipeline/duplicate-resource',
    `Duplicate ${kind} "${name}" in namespace "${namespace}": plugin "${earlier.plugin}" creates it for ${resource.unit}, and plugin "${later.plugin}" creates it again.`,
    at,
    'Rename one of them, or move it to another namespace.',
    { ...(other && { related: [{ message: 'the name of the other one comes from here', at: other }] }) },
  )
}

/**
 * A plugin passed something other than a function to a stage. Hooks of tapable take a name first; here the first
 * argument is the function and the second is the order, because the name is always that of the plugin.
 */
export function notATap({ plugin, stage }: Signature, given: unknown): Diagnostic {
  const hook = stage.replace(/\.(.*)$/, (_, key: string) => `.for('${key}')`)
  return error(
    'pipeline/not-a-tap',
    `Plugin "${plugin}" must tap stage "${stage}" with a function, but passes ${describe(given)}.`,
    undefined,
    `Write hooks.${hook}.tap((…, context) => { … }), with the function as the first argument.`,
  )
}

/**
 * A plugin taps a stage that does not exist. TypeScript finds it at once; in JavaScript it would be an exception without
 * a name. The name may be misspelled.
 */
export function unknownStage(plugin: string, name: string, stages: readonly string[]): Diagnostic {
  const suggestion = closestTo(name, stages)
  return error(
    'pipeline/unknown-stage',
    `Plugin "${plugin}" taps the unknown stage "${name}".`,
    undefined,
    suggestion ? `Did you mean "${suggestion}"?` : `Valid stages: ${stages.join(', ')}.`,
  )
}

function describe(given: unknown): string {
  return typeof given === 'string'
    ? `the string "${given}"`
    : `a value of type ${given === null ? 'null' : typeof given}`
}

/**
 * A plugin threw an exception. This is a bug in the plugin, not a mistake in apps.yaml; the message names the plugin,
 * the stage and the entry. The exit code is 70, and `--debug` prints the stack.
 */
export function pluginFailed({ plugin, stage }: Signature, unit: string | undefined, thrown: unknown): Diagnostic {
  const cause = thrown instanceof Error ? thrown.message : String(thrown)
  return error(
    'pipeline/plugin-failed',
    `Plugin "${plugin}" failed in stage "${stage}"${unit ? ` at ${unit}` : ''}: ${cause}`,
    undefined,
    'This is a bug in the plugin, not a mistake in apps.yaml. Run again with --debug to see where.',
    { ...(unit && { entry: unit }), cause: thrown },
  )
}

/**
 * A plugin orders its tap before or after another plugin, which has no tap in this stage or does not exist. The name
 * may be misspelled.
 */
export function unknownNeighbour(plugin: string, name: string, stage: string, names: readonly string[]): Diagnostic {
  const suggestion = closestTo(name, names)
  return error(
    'pipeline/unknown-plugin',
    `Plugin "${plugin}" refers to plugin "${name}", which has no tap in stage "${stage}".`,
    undefined,
    suggestion ? `Did you mean "${suggestion}"?` : `Plugins with a tap in this stage: ${names.join(', ')}.`,
  )
}
