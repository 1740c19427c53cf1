import type {
  ConfigNode,
  Context,
  EntryFunction,
  Project,
  Serverless,
  UnexpandedEntry,
  Unit,
  Workload,
} from 'k3s-platform/plugin'
import type { DiscoveredFunction } from '../discover/discovered-function.ts'
import type { FunctionEntry, Subject } from './entry.ts'
import { expandFunction } from './expand-function.ts'
import { type EntryImage, toImage } from './image.ts'
import { functionMetadata } from './metadata.ts'
import { hostsOf } from './names.ts'

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
  const image = toImage(entry.name, entry.entry as unknown as Serverless, context)
  const owner: FunctionEntry = {
    unit: entry.unit,
    name: entry.name,
    namespace: entry.namespace,
    entry,
    // The entry was validated against the schema of functions.
    settings: entry.entry as unknown as Serverless,
    node: entry.entry as ConfigNode,
    context,
    hasOwnImage: image.build.isGenerated ?? false,
    report,
  }
  const hosts = hostsOf(functions, owner)
  const surroundings = { charts: project.charts, unit }
  const made = functions.map((found, index) => {
    const subject: Subject = { found, host: hosts.get(found) ?? found.name, owner, report }
    const workload = expandFunction(subject, surroundings)
    return { found, workload, metadata: functionMetadata(subject, workload, index) }
  })
  return {
    ...image,
    workloads: made.map(({ workload }) => workload),
    functions: Object.fromEntries(made.map(({ found, metadata }) => [found.name, metadata])),
  }
}
