import {
  type Context,
  type EntryFunction,
  keyOriginOf,
  type Project,
  type Serverless,
  type UnexpandedEntry,
  type Unit,
  unusedKey,
  type Workload,
} from 'k3s-platform/plugin'
import type { DiscoveredFunction } from '../discover/discovered-function.ts'
import type { FunctionEntry, Subject } from './entry.ts'
import { expandFunction } from './expand-function.ts'
import { type EntryImage, toImage } from './image.ts'
import { functionMetadata } from './metadata.ts'
import { hostsOf } from './names.ts'
import { routesWithoutFunctions } from './route-messages.ts'

/** What an entry of functions becomes. */
export interface ExpandedEntry extends EntryImage {
  readonly workloads: readonly Workload[]
  /** Its functions by the names that Python gives them, for other tools. */
  readonly functions: Readonly<Record<string, EntryFunction>>
}

/** Every function of an entry as a workload, and the image that serves them all. */
export function expandEntry(
  functions: readonly DiscoveredFunction[],
  entry: UnexpandedEntry,
  { project, unit, context }: { project: Project; unit: Unit; context: Context },
): ExpandedEntry {
  const report: FunctionEntry['report'] = diagnostic => context.report({ ...diagnostic, entry: entry.unit })
  const settings = entry.entry as unknown as Serverless
  const image = toImage(entry.name, settings, { context, report })
  const owner: FunctionEntry = {
    unit: entry.unit,
    name: entry.name,
    namespace: entry.namespace,
    entry,
    // The entry was validated against the schema of functions.
    settings,
    context,
    isImageMade: image.build.isGenerated ?? false,
    report,
  }
  const hosts = hostsOf(functions, owner)
  const surroundings = { charts: project.charts, unit }
  const made = functions.map((found, index) => {
    const subject: Subject = { found, host: hosts.get(found) ?? found.name, owner, report }
    const workload = expandFunction(subject, surroundings)
    return { found, workload, metadata: functionMetadata(subject, workload, index) }
  })
  const isAskedFor = settings.ingress !== undefined && settings.ingress.enabled !== false
  if (isAskedFor && functions.length > 0 && made.every(({ workload }) => !workload.route))
    report(routesWithoutFunctions(keyOriginOf(entry.entry, 'ingress')))
  reportUnusedRouteKeys(owner, made)
  return {
    ...image,
    workloads: made.map(({ workload }) => workload),
    functions: Object.fromEntries(made.map(({ found, metadata }) => [found.name, metadata])),
  }
}

function reportUnusedRouteKeys(
  { entry, settings, report }: FunctionEntry,
  made: readonly { readonly found: DiscoveredFunction; readonly workload: Workload }[],
): void {
  if (settings.ingress_annotations && made.every(({ workload }) => !workload.route)) {
    const hint = 'Remove it, or let a function be public.'
    report(
      unusedKey('ingress_annotations', 'functions without a route', hint, keyOriginOf(settings, 'ingress_annotations')),
    )
  }
  const inBlock = (entry.block as Partial<Serverless> | undefined)?.ingress?.path
  const decorated = made.every(({ found: { trigger } }) => trigger.type !== 'http' || trigger.path !== undefined)
  if (settings.ingress?.path !== undefined && inBlock === undefined && decorated) {
    const hint = 'Remove it, and write the whole path in each decorator.'
    report(
      unusedKey(
        'path',
        'routes of functions, whose decorators have paths',
        hint,
        keyOriginOf(settings.ingress, 'path'),
      ),
    )
  }
}
