import type { UnitKey } from './ir/unit.ts'
import type { Plugin } from './pipeline/plugin.ts'
import type { ComposeProject } from './plugins/expand-compose/model/project.ts'
import type { StackVariables } from './stack-variables.ts'

/** Listens to a compilation: what its stacks are before anything is made of them. */
export interface StackReader {
  /** To be compiled with. */
  readonly plugin: Plugin
  /** Filled by the compilation; a stack with errors is not in it. */
  readonly stacks: ReadonlyMap<UnitKey, ComposeProject>
  /** The values of its variables, and of its files of variables. */
  readonly variables: ReadonlyMap<UnitKey, StackVariables>
}

/** A reader for one compilation. */
export function stackReader(): StackReader {
  const stacks = new Map<UnitKey, ComposeProject>()
  const variables = new Map<UnitKey, StackVariables>()
  const plugin: Plugin = {
    name: 'stack-reader',
    apply(hooks) {
      hooks.expandCompose.tap(
        async (project, context) => {
          const entries = project.unexpanded.filter(({ section }) => section === 'compose')
          if (entries.length === 0) return project
          const { readProject } = await import('./plugins/expand-compose/read/read-project.ts')
          const { stackVariables } = await import('./stack-variables.ts')
          for (const entry of entries) {
            const texts = new Set<string>()
            const stack = await readProject(entry, silent(context, texts))
            if (!stack) continue
            stacks.set(entry.unit, stack)
            const readText = (path: string) => context.files.readText(path)
            variables.set(entry.unit, stackVariables(stack, texts, readText))
          }
          return project
        },
        { before: 'expand-compose' },
      )
    },
  }
  return { plugin, stacks, variables }
}

type ReadingContext = Parameters<typeof import('./plugins/expand-compose/read/read-project.ts').readProject>[1]

/** Its errors are reported where it is translated. Keeps the paths of files of variables. */
function silent({ environment, files, secretRule, variables }: ReadingContext, texts: Set<string>): ReadingContext {
  const readText = (path: string) => {
    texts.add(path)
    return files.readText(path)
  }
  return { environment, files: { ...files, readText }, secretRule, variables, report: () => {} }
}
