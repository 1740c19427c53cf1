import { type Diagnostic, type Origin, originsOf } from 'k3s-platform/plugin'
import type { DiscoveredFunction } from './discovered-function.ts'
import { entryFiles, moduleOf, type PythonFiles } from './files/entry-files.ts'
import { noFunctions, unreadableFolder } from './files/file-messages.ts'
import { STANDARD_MODULES } from './files/standard-modules.ts'
import { redefined, sameName } from './functions/function-messages.ts'
import { readFunction } from './functions/read-function.ts'
import { originOf } from './literals/plain-value.ts'
import type { Definition } from './module/definition.ts'
import { EntryModules } from './module/entry-modules.ts'
import { failedReading, nameOfPythonModule } from './module/module-messages.ts'

/** What the functions of a folder are found with. */
export interface Discovery {
  readonly files: PythonFiles
  readonly report: (diagnostic: Diagnostic) => void
  /** Where the folder is named. */
  readonly at?: Origin
}

/**
 * The functions of a folder in order of file and line, found by reading its Python files and never by running them. They
 * are those that Python would find; where that cannot be known, an error says so at its place in the Python file.
 */
export function discoverFunctions(path: string, { files, report, at }: Discovery): readonly DiscoveredFunction[] {
  const folder = path
    .split('/')
    .filter(step => step !== '' && step !== '.')
    .join('/')
  const listed = entryFiles(folder, files)
  if ('problem' in listed) {
    report(unreadableFolder(path, listed.problem, at))
    return []
  }
  let isSilent = true
  const say = (diagnostic: Diagnostic): void => {
    isSilent = false
    report(diagnostic)
  }
  const modules = new EntryModules(folder, listed.all, files, say)
  const found = listed.functions.flatMap(file => functionsOf(modules, folder, file, say))
  if (found.length === 0 && isSilent) report(noFunctions(path, listed.functions.length, at))
  return withoutSameNames(found, say)
}

function functionsOf(
  modules: EntryModules,
  folder: string,
  file: string,
  report: (diagnostic: Diagnostic) => void,
): readonly DiscoveredFunction[] {
  const module = moduleOf(file)
  const top = module.split('.')[0]!
  if (STANDARD_MODULES.has(top) || top === 'k3sfn') {
    const path = [folder, file].filter(Boolean).join('/')
    report(nameOfPythonModule(path, top, { file: path, line: 1, column: 1, length: 1, path }))
    return []
  }
  const definitions = modules.definitionsOf(module)
  const found = definitions.map(definition => functionOf(definition, file, report))
  reportLater(definitions, found, report)
  return found.flatMap(one => one ?? []).sort((one, other) => one.line - other.line)
}

function functionOf(
  definition: Definition,
  file: string,
  report: (diagnostic: Diagnostic) => void,
): DiscoveredFunction | undefined {
  try {
    return readFunction(definition, file, report)
  } catch (error) {
    report(failedReading(error, definition.place))
    return undefined
  }
}

/** Reports a later definition of a name, unless it is a function with a trigger, too, which is another error. */
function reportLater(
  definitions: readonly Definition[],
  found: readonly (DiscoveredFunction | undefined)[],
  report: (diagnostic: Diagnostic) => void,
): void {
  const last = new Map(definitions.map((definition, index) => [definition.name, index]))
  for (const [index, { name, place }] of definitions.entries()) {
    const later = last.get(name)!
    if (found[index] && later > index && !found[later])
      report(redefined(name, originOf(definitions[later]!.place, name), originOf(place, name)))
  }
}

function withoutSameNames(
  functions: readonly DiscoveredFunction[],
  report: (diagnostic: Diagnostic) => void,
): readonly DiscoveredFunction[] {
  const first = new Map<string, DiscoveredFunction>()
  for (const one of functions) {
    const other = first.get(one.name)
    if (other) report(sameName(one.name, originsOf(one)[0]!, originsOf(other)[0]!))
    else first.set(one.name, one)
  }
  return [...first.values()]
}
