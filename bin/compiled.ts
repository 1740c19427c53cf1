import type { Compilation, Diagnostic } from 'k3s-platform'
import type { Arguments } from './arguments.ts'
import { chosenEnvironments } from './environments.ts'
import { strict } from './option.ts'
import { progressOn } from './progress.ts'
import { type OpenProject, openProject } from './project.ts'
import { tagsOf } from './tags.ts'
import { variablesFor } from './variables.ts'
import type { World } from './world.ts'

/** A project and the result for each requested environment. */
export interface Compiled {
  readonly project: OpenProject
  readonly compilations: readonly Compilation[]
  /** What is wrong with several environments together. */
  readonly across: readonly Diagnostic[]
}

/** Reads the project and compiles the environments that are meant. */
export async function compiled(given: Arguments, world: World, otherwise: 'all' | 'ask'): Promise<Compiled> {
  const project = await openProject(given, world)
  // The environments of a file with errors are unknown; its errors are reported first.
  if (project.config.environments.length === 0) return { project, compilations: [], across: [] }
  return compiledIn(project, await chosenEnvironments(given, project.config, otherwise), given, world)
}

/** Compiles environments of a project that was read, with what options say of variables, tags and warnings. */
export async function compiledIn(
  project: OpenProject,
  environments: readonly string[],
  given: Arguments,
  world: World,
): Promise<Compiled> {
  const { config, plugins } = project
  const variables = variablesFor(given, world)
  const { compile, sharedNames } = await import('k3s-platform')
  const options = { variables, plugins, tags: await tagsOf(given, config), strict: given.has(strict) }
  const compilations: Compilation[] = []
  const progress = progressOn(world)
  try {
    for (const [index, environment] of environments.entries()) {
      progress.step(`Compiling ${environment} (${index + 1} of ${environments.length})`)
      compilations.push(await compile(config, environment, options))
    }
    return { project, compilations, across: sharedNames(config, compilations, options) }
  } finally {
    progress.end()
  }
}
