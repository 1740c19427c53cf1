import type { Diagnostic } from 'k3s-platform'
import type { OpenProject } from '../project.ts'
import type { World } from '../world.ts'
import type { FoundEntry } from './find-entries.ts'
import { type StarterEntry, starterText } from './starter-text.ts'

/** A new apps.yaml, built once before anybody writes it. */
export interface StartedProject {
  readonly text: string
  readonly built: readonly FoundEntry[]
  /** Entries that are comments, because something is missing. */
  readonly notBuilt: readonly FoundEntry[]
  readonly project: OpenProject
  readonly diagnostics: readonly Diagnostic[]
}

/** Makes an apps.yaml of what was found. What has an error becomes a comment that says which. */
export async function startedProject(
  found: readonly FoundEntry[],
  environments: readonly string[],
  world: World,
): Promise<StartedProject> {
  // Which chart it is, no file of values says.
  const first = found.map(entry => ({ entry, ...(entry.section === 'helm' && { problem: 'name the chart.' }) }))
  const { diagnostics } = await built(first, environments, world)
  const problems = new Map(
    diagnostics
      .filter(({ severity, entry }) => severity === 'error' && entry !== undefined)
      .map(({ entry, message }) => [entry!, message.replace(/\s+/g, ' ')]),
  )
  const entries: readonly StarterEntry[] = first.map(({ entry, ...rest }) => {
    const problem = problems.get(`${entry.section}/${entry.name}`)
    return { entry, ...rest, ...(problem !== undefined && { problem }) }
  })
  return {
    ...(await built(entries, environments, world)),
    built: entries.filter(({ problem }) => problem === undefined).map(({ entry }) => entry),
    notBuilt: entries.filter(({ problem }) => problem !== undefined).map(({ entry }) => entry),
  }
}

async function built(entries: readonly StarterEntry[], environments: readonly string[], world: World) {
  const { compile, filesOnDisk, ProjectFiles, readConfig } = await import('k3s-platform')
  const text = starterText(entries, environments)
  const files = new ProjectFiles(filesOnDisk(world.folder))
  const config = await readConfig({ file: 'apps.yaml', text, files })
  const set = Object.entries(world.variables).filter((pair): pair is [string, string] => pair[1] !== undefined)
  const variables = Object.fromEntries(set)
  const diagnostics: Diagnostic[] = []
  if (config.environments.length === 0) diagnostics.push(...config.diagnostics)
  for (const environment of config.environments)
    diagnostics.push(...(await compile(config, environment, { variables })).diagnostics)
  return { text, diagnostics, project: { config, folder: world.folder, shownFolder: '', plugins: [] } }
}
