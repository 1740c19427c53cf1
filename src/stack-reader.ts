import type { UnitKey } from './ir/unit.ts'
import type { Plugin } from './pipeline/plugin.ts'
import type { ComposeProject } from './plugins/expand-compose/model/project.ts'

/** Listens to a compilation: what its stacks are before anything is made of them. */
export interface StackReader {
  /** To be compiled with. */
  readonly plugin: Plugin
  /** Filled by the compilation; a stack with errors is not in it. */
  readonly stacks: ReadonlyMap<UnitKey, ComposeProject>
}

/** A reader for one compilation. */
export function stackReader(): StackReader {
  const stacks = new Map<UnitKey, ComposeProject>()
  const plugin: Plugin = {
    name: 'stack-reader',
    apply(hooks) {
      hooks.expandCompose.tap(
        async (project, context) => {
          const { readProject } = await import('./plugins/expand-compose/read/read-project.ts')
          // What is wrong with it is told by whoever translates it.
          const silent = { ...contextOf(context), report: () => {} }
          for (const entry of project.unexpanded.filter(({ section }) => section === 'compose')) {
            const stack = await readProject(entry, silent)
            if (stack) stacks.set(entry.unit, stack)
          }
          return project
        },
        { before: 'expand-compose' },
      )
    },
  }
  return { plugin, stacks }
}

type ReadingContext = Parameters<typeof import('./plugins/expand-compose/read/read-project.ts').readProject>[1]

function contextOf({ environment, files, secretRule, variables }: ReadingContext): Omit<ReadingContext, 'report'> {
  return { environment, files, secretRule, variables }
}
