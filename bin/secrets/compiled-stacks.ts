import type { StackReader } from 'k3s-platform'
import type { Arguments } from '../arguments.ts'
import { type Compiled, compiledIn } from '../compiled.ts'
import { chosenEnvironments } from '../environments.ts'
import { openProject } from '../project.ts'
import type { World } from '../world.ts'

/** The result for each environment, and the variables of its stacks, by environment. */
export interface CompiledStacks extends Compiled {
  readonly variables: ReadonlyMap<string, StackReader['variables']>
}

/** Compiles the environments that are meant, and keeps the variables of their stacks. */
export async function compiledStacks(given: Arguments, world: World): Promise<CompiledStacks> {
  const { stackReader } = await import('k3s-platform')
  const project = await openProject(given, world)
  const found: CompiledStacks = { project, compilations: [], across: [], variables: new Map() }
  if (project.config.environments.length === 0) return found
  const environments = await chosenEnvironments(given, project.config, 'ask')
  const parts = await Promise.all(
    environments.map(async environment => {
      const { plugin, variables } = stackReader()
      const listened = { ...project, plugins: [...project.plugins, plugin] }
      const { compilations } = await compiledIn(listened, [environment], given, world)
      return { compilations, variables: [environment, variables] as const }
    }),
  )
  return {
    ...found,
    compilations: parts.flatMap(({ compilations }) => compilations),
    variables: new Map(parts.map(({ variables }) => variables)),
  }
}
