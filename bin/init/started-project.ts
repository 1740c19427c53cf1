import type { Compilation, Diagnostic } from 'k3s-platform'
import type { OpenProject } from '../project.ts'
import type { World } from '../world.ts'
import type { FoundEntry } from './find-entries.ts'
import { starterRoutes } from './starter-routes.ts'
import { type StarterEntry, type StarterHead, starterText } from './starter-text.ts'

/** A new apps.yaml, built once before anybody writes it. */
export interface StartedProject {
  readonly text: string
  readonly built: readonly FoundEntry[]
  /** Entries that are comments, because something is missing. */
  readonly notBuilt: readonly FoundEntry[]
  readonly project: OpenProject
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Makes an apps.yaml of what was found. What has an error becomes a comment that says which; the Dockerfiles of such a
 * stack are apps then.
 */
export async function startedProject(
  found: readonly FoundEntry[],
  head: StarterHead,
  world: World,
): Promise<StartedProject> {
  const build = (entries: readonly StarterEntry[]) => built(entries, head, world)
  // Which chart it is, no file of values says.
  const first = found.map(entry => ({ entry, ...(entry.section === 'helm' && { problem: 'name the chart.' }) }))
  const stacks = withProblems(first, await build(first))
  const failed = stacks.filter(({ problem }) => problem !== undefined).map(({ entry }) => entry)
  const instead = failed.flatMap(entry => (entry.section === 'compose' ? entry.apps : [])).map(entry => ({ entry }))
  const all = [...stacks, ...instead]
  const second = await build(all)
  const entries = withProblems(all, second)
  const sound = entries.filter(({ problem }) => problem === undefined).map(({ entry }) => entry)
  const routes = starterRoutes(sound, second.compilations[0] ?? { project: undefined, diagnostics: [] })
  const routed = await build(
    entries.map(starter => ({ ...starter, ...routeOf(routes.get(`${starter.entry.section}/${starter.entry.name}`)) })),
  )
  return {
    ...(isSound(routed) ? routed : await build(entries)),
    built: sound,
    notBuilt: entries.filter(({ problem }) => problem !== undefined).map(({ entry }) => entry),
  }
}

function routeOf(route: StarterEntry['route']): Pick<StarterEntry, 'route'> {
  return route ? { route } : {}
}

/** The entries with the diagnostics of their build; of a stack, with the affected service. */
function withProblems(entries: readonly StarterEntry[], { diagnostics }: Tried): readonly StarterEntry[] {
  const problems = new Map<string, string>()
  for (const { severity, entry, service, message } of diagnostics)
    if (severity === 'error' && entry !== undefined && !problems.has(entry))
      problems.set(entry, `${service === undefined ? '' : `service ${service}: `}${message.replace(/\s+/g, ' ')}`)
  return entries.map(starter => {
    const problem = starter.problem ?? problems.get(`${starter.entry.section}/${starter.entry.name}`)
    return { ...starter, ...(problem !== undefined && { problem }) }
  })
}

interface Tried {
  readonly text: string
  readonly compilations: readonly Compilation[]
  readonly diagnostics: readonly Diagnostic[]
  readonly project: OpenProject
}

function isSound({ diagnostics }: Tried): boolean {
  return !diagnostics.some(({ severity }) => severity === 'error')
}

async function built(entries: readonly StarterEntry[], head: StarterHead, world: World): Promise<Tried> {
  const { compile, filesOnDisk, ProjectFiles, readConfig } = await import('k3s-platform')
  const text = starterText(entries, head)
  const files = new ProjectFiles(filesOnDisk(world.folder))
  const config = await readConfig({ file: 'apps.yaml', text, files })
  const set = Object.entries(world.variables).filter((pair): pair is [string, string] => pair[1] !== undefined)
  const variables = Object.fromEntries(set)
  const compilations: Compilation[] = []
  for (const environment of config.environments) compilations.push(await compile(config, environment, { variables }))
  const said = compilations.flatMap(({ diagnostics }) => diagnostics)
  const diagnostics = compilations.length === 0 ? config.diagnostics : said
  const project = { config, folder: world.folder, shownFolder: '', plugins: [] }
  return { text, compilations, diagnostics, project }
}
