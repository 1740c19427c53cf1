import { closestTo, type Diagnostic, type SourceFile, sourceFile } from 'k3s-platform/plugin'
import { moduleOf, type PythonFiles } from '../files/entry-files.ts'
import { pythonText } from '../files/python-text.ts'
import { STANDARD_MODULES } from '../files/standard-modules.ts'
import { OTHER_NAMES, PUBLIC_NAMES } from '../functions/decorator-name.ts'
import { originOf } from '../literals/plain-value.ts'
import type { Place } from '../literals/value.ts'
import { logicalLines } from '../scan/logical-lines.ts'
import type { Definition } from './definition.ts'
import {
  calledDecoratorFound,
  failedReading,
  nestedFunction,
  unknownImport,
  unreadableFile,
} from './module-messages.ts'
import { ModuleNames } from './module-names.ts'
import type { ModuleLoader } from './run-import.ts'
import { ModuleRun } from './run-module.ts'

/** The modules of an entry. Each runs once, when it is imported first, and imports others as Python does. */
export class EntryModules implements ModuleLoader {
  readonly #folder: string
  readonly #files: PythonFiles
  readonly #fileOf = new Map<string, string>()
  readonly #folders = new Set<string>()
  readonly #loaded = new Map<string, ModuleNames | undefined>()
  readonly #definitions = new Map<string, Definition[]>()
  readonly #report: (diagnostic: Diagnostic) => void
  #running = 0

  constructor(folder: string, all: ReadonlySet<string>, files: PythonFiles, report: (diagnostic: Diagnostic) => void) {
    this.#folder = folder
    this.#files = files
    this.#report = report
    for (const file of all) {
      const module = moduleOf(file)
      // A package is taken before a file of the same name.
      if (file.endsWith('/__init__.py') || !this.#fileOf.has(module)) this.#fileOf.set(module, file)
      for (let end = file.indexOf('/'); end > 0; end = file.indexOf('/', end + 1))
        this.#folders.add(file.slice(0, end).replaceAll('/', '.'))
    }
  }

  /** The functions and classes of a module, in the order in which its run came to them. */
  definitionsOf(module: string): readonly Definition[] {
    this.load(module)
    return this.#definitions.get(module) ?? []
  }

  isPackage(module: string): boolean {
    return this.#fileOf.get(module)?.endsWith('/__init__.py') ?? this.#folders.has(module)
  }

  unknownName(name: string, place: Place): void {
    const suggestion = closestTo(name, [...PUBLIC_NAMES.keys(), ...OTHER_NAMES])
    this.#report(unknownImport(name, suggestion, originOf(place, name)))
  }

  load(module: string): ModuleNames | undefined {
    if (this.#loaded.has(module)) return this.#loaded.get(module)
    if (module.length > LONGEST_NAME) return undefined
    const dot = module.lastIndexOf('.')
    const parent = dot < 0 ? undefined : this.load(module.slice(0, dot))
    const isReachable = dot < 0 ? !STANDARD_MODULES.has(module) : parent !== undefined
    const known = isReachable && (this.#fileOf.has(module) || this.#folders.has(module))
    if (!known || this.#running >= DEEPEST) return undefined
    // The import of its package may have brought it in the meantime.
    if (this.#loaded.has(module)) return this.#loaded.get(module)
    const names = this.#run(module)
    const place = { source: names.source, start: 0, end: 0 }
    parent?.bind(module.slice(dot + 1), { kind: 'module', module: names }, 'runs', place)
    return names
  }

  #run(module: string): ModuleNames {
    const file = this.#fileOf.get(module)
    const path = [this.#folder, file ?? module.replaceAll('.', '/')].filter(Boolean).join('/')
    const reading = file === undefined ? { text: '' } : pythonText(path, this.#files)
    const source = sourceFile(path, 'text' in reading ? reading.text : '')
    const names = new ModuleNames(module, source)
    this.#loaded.set(module, names)
    if ('problem' in reading) this.#unreadable(source, path, reading.problem, 0, 1)
    const { lines, problem } = logicalLines(source.text)
    if (problem) this.#unreadable(source, path, problem.problem, problem.start, problem.end)
    if ('problem' in reading || problem) names.starred = true
    else this.#statements(names, lines)
    return names
  }

  #statements(names: ModuleNames, lines: ReturnType<typeof logicalLines>['lines']): void {
    const definitions: Definition[] = []
    this.#definitions.set(names.module, definitions)
    this.#running++
    const run = new ModuleRun(names, lines, this, {
      defined: definition => definitions.push(definition),
      nested: (decoration, within) =>
        this.#report(nestedFunction(within, originOf(decoration.call.place, `@${decoration.call.name}`))),
      called: place => this.#report(calledDecoratorFound(originOf(place, 'a decorator'))),
    })
    try {
      run.run()
    } catch (error) {
      const { source } = names
      this.#report(failedReading(error, { source, ...run.reached }))
      names.starred = true
    }
    this.#running--
  }

  #unreadable(source: SourceFile, path: string, problem: string, start: number, end: number): void {
    this.#report(unreadableFile(path, problem, source.origin(start, end, path)))
  }
}

/** Imports within imports, beyond which an entry is not followed. */
const DEEPEST = 100

const LONGEST_NAME = 1000
