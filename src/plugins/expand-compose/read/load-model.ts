import { isMap, type Origin, withProvenanceOf } from 'k3s-platform/plugin'
import type { WrittenService } from '../canonical/to-service.ts'
import type { Environment } from './environment.ts'
import { Extending } from './extends.ts'
import { includesOf } from './include.ts'
import { type LoadedFile, loadFile } from './load-file.ts'
import { includeCycle } from './merge-messages.ts'
import { EMPTY_MODEL, type Model, mergeModels, modelOf, SECTIONS } from './model.ts'
import { type Fields, fieldOf, withValues } from './nodes.ts'
import type { Reading } from './reading.ts'
import { withEnvironment } from './resolve-environment.ts'

/** Files that make one project, of which each overrides those before it. */
export interface ModelFiles {
  readonly files: readonly string[]
  /** What their paths are relative to. */
  readonly folder: string
  readonly environment: Environment
  /** Where they are named. */
  readonly at: Origin | undefined
}

/** What was read, and which parts have reported mistakes. */
export interface LoadedModel {
  readonly model: Model
  /** Services about which nothing more should be said. */
  readonly broken: ReadonlySet<string>
  /** Whether a whole section is missing, so that its names are unknown. */
  readonly isBroken: boolean
}

/** Reads files with all that they include and extend. */
export function loadModel(files: ModelFiles, reading: Reading): LoadedModel {
  return new Loading(reading).load(files, [])
}

class Loading {
  readonly #reading: Reading
  /** A file that is reached in several ways is read once. */
  readonly #known = new Map<string, LoadedModel>()

  constructor(reading: Reading) {
    this.#reading = reading
  }

  load({ files, folder, environment, at }: ModelFiles, way: readonly string[]): LoadedModel {
    const key = JSON.stringify([files, folder, environment.key])
    const known = this.#known.get(key)
    if (known) return known
    const broken = new Set<string>()
    const extending = new Extending(environment, this.#reading)
    let model = EMPTY_MODEL
    let isBroken = false
    for (const [index, file] of files.entries()) {
      const documents = loadFile(file, { environment, at, role: index > 0 ? 'override' : 'main' }, this.#reading)
      isBroken ||= documents === undefined
      for (const loaded of documents ?? []) {
        const included = this.#included(loaded, { files, folder, environment, at }, [...way, files[0]!])
        for (const name of [...loaded.broken, ...included.broken]) broken.add(name)
        isBroken ||= loaded.isBroken || included.isBroken
        const own = mergeModels(included.model, modelOf(loaded, folder, this.#reading), loaded.marks)
        model = mergeModels(model, withExtended(own, loaded, folder, extending, broken), loaded.marks)
      }
    }
    const made = { model: withEnvironment(model, environment, folder), broken, isBroken }
    this.#known.set(key, made)
    return made
  }

  /** What a file includes. Where two includes have the same name, the earlier one wins. */
  #included(loaded: LoadedFile, from: ModelFiles, way: readonly string[]): LoadedModel {
    let model = EMPTY_MODEL
    const broken = new Set<string>()
    let isBroken = false
    for (const include of includesOf(loaded.node, from.folder, from.environment, this.#reading)) {
      if (way.includes(include.files[0]!) || way.length > DEEPEST) {
        const circle = [...way.slice(way.indexOf(include.files[0]!)), include.files[0]!]
        this.#reading.report(includeCycle(circle, include.at))
        isBroken = true
        continue
      }
      const other = this.load(include, way)
      for (const name of other.broken) broken.add(name)
      isBroken ||= other.isBroken
      model = importedInto(model, other.model)
    }
    return { model, broken, isBroken }
  }
}

const DEEPEST = 100

/** What is the same in both was reached in two ways, and is not merged with itself. */
function importedInto(model: Model, other: Model): Model {
  const { name: _, ...sections } = other
  const news = Object.fromEntries(
    SECTIONS.map(section => {
      const known: Fields = model[section]
      const isNew = (name: string) => JSON.stringify(fieldOf(known, name)) !== JSON.stringify(sections[section][name])
      const names: Fields = sections[section]
      return [section, withValues(names, name => (isNew(name) ? names[name] : undefined))]
    }),
  )
  return mergeModels(news as unknown as Model, model)
}

function withExtended(
  model: Model,
  { file, document, node, marks }: LoadedFile,
  folder: string,
  extending: Extending,
  broken: Set<string>,
): Model {
  const written = (name: string) => fieldOf(node.services, name) as Fields | undefined
  if (!isMap(node.services) || !Object.keys(node.services).some(name => fieldOf(written(name), 'extends'))) return model
  const own = (name: string) => fieldOf(model.services, name) as WrittenService | undefined
  const names = Object.keys(model.services)
  const source = { file, document, folder, marks, names, broken, written, own }
  const services = withValues(model.services, name => extending.service(source, name))
  return withProvenanceOf(model, { ...model, services: services as Model['services'] })
}
