import type { Mark, Provenance } from '../ir/provenance.ts'
import type { SourceFile } from './source-file.ts'

/** Remembers offsets of one map or list of a YAML file, and turns them into places on demand. */
export class YamlProvenance implements Provenance {
  readonly #source: SourceFile
  readonly #parent: YamlProvenance | undefined
  readonly #name: string | number
  readonly #start: number
  #end: number
  readonly #fields: (string | number)[] = []
  /** Four offsets a field: key from, key to, value from, value to. */
  readonly #offsets: number[] = []
  /** Where each field of a large map is in `#fields`. */
  #index: Map<string | number, number> | undefined
  #path: string | undefined

  constructor(
    source: SourceFile,
    parent: YamlProvenance | undefined,
    name: string | number,
    start: number,
    end = start,
  ) {
    this.#source = source
    this.#parent = parent
    this.#name = name
    this.#start = start
    this.#end = end
  }

  /** Notes where one field is: from where to where its key, and its value. A field may be noted again. */
  note(field: string | number, keyStart: number, keyEnd: number, start: number, end: number): void {
    this.#index?.set(field, this.#fields.length)
    this.#fields.push(field)
    this.#offsets.push(keyStart, keyEnd, start, end)
  }

  /** Notes where the map or list ends, which is known when it has been read. */
  endsAt(end: number): void {
    this.#end = end
  }

  at(name?: string | number): Mark {
    if (name === undefined) return { origins: [this.#source.origin(this.#start, this.#end, this.path())] }
    const at = this.#indexOf(name) * 4
    if (at < 0) return { origins: [] }
    const origin = (offset: number) =>
      this.#source.origin(this.#offsets[offset]!, this.#offsets[offset + 1]!, joinPath(this.path(), name))
    return {
      get origins() {
        return [origin(at + 2)]
      },
      get key() {
        return origin(at)
      },
    }
  }

  #indexOf(name: string | number): number {
    // In a list each item has its own index; in a small map a search is faster than an index.
    if (this.#fields[name as number] === name) return name as number
    if (this.#fields.length <= MOST_SEARCHED) return this.#fields.lastIndexOf(name)
    this.#index ??= new Map(this.#fields.map((field, index) => [field, index]))
    return this.#index.get(name) ?? -1
  }

  /** `apps[0].ingress` */
  path(): string {
    this.#path ??= this.#parent ? joinPath(this.#parent.path(), this.#name) : ''
    return this.#path
  }
}

/** A key path with one more step, as a person would write it. */
export function joinPath(path: string, name: string | number): string {
  if (typeof name === 'number') return `${path}[${name}]`
  const step = /^[A-Za-z_][\w-]*$/.test(name) ? name : JSON.stringify(name)
  if (path === '') return step
  return step.startsWith('"') ? `${path}[${step}]` : `${path}.${step}`
}

/** Fields of a map that are searched one after the other. */
const MOST_SEARCHED = 16
