import { closestTo, isMap, type Origin, originsOf } from 'k3s-platform/plugin'
import type { WrittenService } from '../canonical/to-service.ts'
import type { Environment } from './environment.ts'
import { type LoadedFile, loadFile } from './load-file.ts'
import { applyMarks } from './marks.ts'
import { merge } from './merge.ts'
import { extendsCycle, unknownBase } from './merge-messages.ts'
import { SERVICE_RULE } from './merge-rules.ts'
import { serviceOf } from './model.ts'
import { type Fields, fieldOf, type Steps } from './nodes.ts'
import { folderOf, pathFrom } from './paths.ts'
import type { Reading } from './reading.ts'

/** The services of one file while `extends` is followed. */
export interface ExtendingFile {
  readonly file: string
  /** The position of their document. */
  readonly document: number
  /** Its paths are relative to this one. */
  readonly folder: string
  readonly marks: readonly Steps[]
  /** How a service is written, for its `extends`. */
  written(name: string): Fields | undefined
  /** What the file says about a service by itself, in long forms. */
  own(name: string): WrittenService | undefined
  /** Names that may be extended. */
  readonly names: readonly string[]
  readonly broken: Set<string>
}

/** Follows `extends` for all services that files of one environment have. */
export class Extending {
  readonly #environment: Environment
  readonly #reading: Reading
  readonly #files = new Map<string, ExtendingFile | undefined>()
  readonly #done = new Map<string, WrittenService | undefined>()

  constructor(environment: Environment, reading: Reading) {
    this.#environment = environment
    this.#reading = reading
  }

  /** The service with all that it extends; undefined when there is none of that name. */
  service(file: ExtendingFile, name: string, way: readonly string[] = []): WrittenService | undefined {
    const key = JSON.stringify([file.file, name, file.document])
    if (!this.#done.has(key)) this.#done.set(key, this.#extended(file, name, [...way, key]))
    return this.#done.get(key)
  }

  #extended(file: ExtendingFile, name: string, way: readonly string[]): WrittenService | undefined {
    const own = file.own(name)
    const reference = referenceOf(file.written(name))
    if (!own || !reference) return own
    const { at } = reference
    const source =
      reference.file === undefined ? file : this.#other(pathFrom(file.folder, reference.file.path), reference.file.at)
    const next = source && JSON.stringify([source.file, reference.service, source.document])
    const isRound = next !== undefined && (way.includes(next) || way.length >= LONGEST)
    if (isRound)
      this.#reading.report(extendsCycle(spoken([...way.slice(way.indexOf(next)), next].slice(-MOST_TOLD)), at))
    else if (source && !source.names.includes(reference.service))
      this.#reading.report(unknownBase(reference.service, source.file, closestTo(reference.service, source.names), at))
    const base = source && !isRound ? this.service(source, reference.service, way) : undefined
    if (!source || !base || source.broken.has(reference.service)) file.broken.add(name)
    if (!base) return own
    return over(base, own, name, file.marks)
  }

  #other(path: string, at: Origin | undefined): ExtendingFile | undefined {
    if (!this.#files.has(path)) {
      const loaded = loadFile(path, { environment: this.#environment, at, role: 'base' }, this.#reading)
      this.#files.set(path, loaded && extendingFile(loaded, folderOf(path), this.#reading))
    }
    return this.#files.get(path)
  }
}

/** A file whose services are extended by those of others; it is not part of the project itself. */
function extendingFile(documents: readonly LoadedFile[], folder: string, reading: Reading): ExtendingFile {
  const services = documents.map(({ node }) => (isMap(node.services) ? node.services : {}))
  const names = [...new Set(services.flatMap(section => Object.keys(section)))]
  return {
    file: documents[0]!.file,
    document: 0,
    folder,
    marks: documents.flatMap(({ marks }) => marks),
    names,
    broken: new Set(documents.flatMap(({ broken }) => [...broken])),
    written: name => {
      const all = services.map(section => fieldOf(section, name)).filter(isMap)
      return all.findLast(service => Object.hasOwn(service, 'extends')) ?? all[0]
    },
    own: name => {
      let made: WrittenService | undefined
      for (const [index, { marks, broken, untold }] of documents.entries()) {
        if (!Object.hasOwn(services[index]!, name)) continue
        for (const diagnostic of untold.get(name) ?? []) reading.report(diagnostic)
        const own = serviceOf(services[index]!, name, folder, reading, broken.has(name))
        made = made ? over(made, own, name, marks) : own
      }
      return made
    },
  }
}

/** A service as a later file or document writes it, laid over what was said before. */
function over(base: WrittenService, own: WrittenService, name: string, marks: readonly Steps[]): WrittenService {
  const ways = marks.flatMap(([section, service, ...rest]) =>
    section === 'services' && service === name && rest.length > 0 ? [rest] : [],
  )
  return merge(applyMarks(base, ways), own, SERVICE_RULE)
}

/** A longer chain is a mistake. */
const LONGEST = 500
const MOST_TOLD = 10

interface Reference {
  readonly service: string
  readonly at: Origin | undefined
  readonly file?: { readonly path: string; readonly at: Origin | undefined }
}

function referenceOf(service: unknown): Reference | undefined {
  const written = fieldOf(service, 'extends')
  if (typeof written === 'string') return { service: written, at: originsOf(service, 'extends')[0] }
  const name = fieldOf(written, 'service')
  if (typeof name !== 'string') return undefined
  const path = fieldOf(written, 'file')
  return {
    service: name,
    at: originsOf(written, 'service')[0],
    ...(typeof path === 'string' && { file: { path, at: originsOf(written, 'file')[0] } }),
  }
}

/** Names of services, with their files if these differ. */
function spoken(keys: readonly string[]): readonly string[] {
  const ways = keys.map(key => JSON.parse(key) as [string, string])
  const isOneFile = ways.every(([file]) => file === ways[0]![0])
  return ways.map(([file, name]) => (isOneFile ? name : `${name} (${file})`))
}
