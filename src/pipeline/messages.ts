import type { Diagnostic } from '../ir/diagnostic.ts'
import type { Change } from './change.ts'
import type { Conflict, Signature } from './resource-set.ts'

/** Two plugins that set one field to different values, or emit the same object. */
export function conflictingChanges({ resource, earlier, later }: Conflict): Diagnostic {
  const { kind, name } = resource.ref
  const places = [...(earlier.reason.origins ?? []), ...(later.reason.origins ?? [])]
  if (!later.operation)
    return {
      code: 'pipeline/duplicate-resource',
      severity: 'error',
      message: `${kind} "${name}" is made twice in namespace "${resource.ref.namespace ?? ''}": for ${resource.unit} by plugin "${earlier.plugin}", and again by plugin "${later.plugin}".`,
      hint: 'Give one of the two another name, or another namespace.',
    }
  return {
    code: 'pipeline/conflicting-patch',
    severity: 'error',
    message: `Plugins "${earlier.plugin}" (${earlier.reason.because}) and "${later.plugin}" (${later.reason.because}) set ${later.operation.path} of ${kind} "${name}" to different values.`,
    ...(places[0] && { at: places[0] }),
    related: places.slice(1).map(at => ({ message: 'and here', at })),
    hint: `The later one can say that it wins: { overrides: true } in its reason.`,
  }
}

/** A plugin that threw. */
export function pluginFailed({ plugin, stage }: Signature, unit: string | undefined, error: unknown): Diagnostic {
  const cause = error instanceof Error ? error.message : String(error)
  return {
    code: 'pipeline/plugin-failed',
    severity: 'error',
    message: `Plugin "${plugin}" failed in stage "${stage}"${unit ? ` at ${unit}` : ''}: ${cause}`,
    ...(unit && { entry: unit }),
    hint: 'This is a mistake of the plugin, not of apps.yaml. `--debug` shows where.',
    cause: error,
  }
}

/** One change in words, for messages and for `explain`. */
export function describeChange({ plugin, stage, operation }: Change): string {
  return `${plugin} in ${stage}: ${operation ? `${operation.op} ${operation.path}` : 'emitted'}`
}
