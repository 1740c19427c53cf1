import type { VariableLookup } from './config/replace-variables.ts'
import { own } from './ir/own.ts'
import type { EnvironmentFile } from './plugins/expand-compose/model/container-spec.ts'
import type { ComposeProject } from './plugins/expand-compose/model/project.ts'
import { readEnvFile } from './plugins/expand-compose/text/env-file.ts'

/** The values that Compose would pass to the services of a stack. They must not be printed. */
export interface StackVariables {
  /** The variables of the stack: those of the build, and those of its `.env`. */
  readonly variables: Readonly<Record<string, string>>
  /** The variables that a file sets; undefined if the file is not one of the stack. */
  inFile(path: string, service?: string): Readonly<Record<string, string>> | undefined
}

/** The variables of a stack; `files` are its files of variables, without those of its services. */
export function stackVariables(stack: ComposeProject, files: ReadonlySet<string>, readText: ReadText): StackVariables {
  const services = Object.values(stack.services)
  const known = new Set([...files, ...services.flatMap(({ env_file = [] }) => env_file.map(({ path }) => path))])
  return {
    variables: stack.variables,
    inFile(path, service) {
      if (!known.has(path)) return undefined
      const list = service === undefined ? undefined : own(stack.services, service)?.env_file
      return readUpTo(path, list ?? [{ path }], name => own(stack.variables, name), readText)
    },
  }
}

/** The variables of a file that is read after those before it in the list. */
function readUpTo(
  path: string,
  list: readonly Pick<EnvironmentFile, 'format' | 'path'>[],
  lookup: VariableLookup,
  readText: ReadText,
): Readonly<Record<string, string>> {
  const earlier = new Map<string, string>()
  for (const file of list) {
    const reading = readText(file.path)
    const text = 'text' in reading ? reading.text : ''
    const read = readEnvFile(text, { lookup, earlier: name => earlier.get(name), format: file.format })
    const entries = 'entries' in read ? read.entries.map(({ name, value }) => [name, value] as const) : []
    if (file.path === path) return Object.fromEntries(entries)
    for (const [name, value] of entries) earlier.set(name, value)
  }
  return {}
}

type ReadText = (path: string) => { readonly text: string } | { readonly problem: string }
