import type { Mark, Provenance } from '../ir/provenance.ts'
import type { SourceFile } from './source-file.ts'

/** Remembers offsets of one map or list of a YAML file, and turns them into places when somebody asks. */
export class YamlProvenance implements Provenance {
  readonly #source: SourceFile
  readonly #parent: YamlProvenance | undefined
  readonly #name: string | number
  readonly #start: number
  readonly #end: number
  readonly #fields: (string | number)[] = []
  /** Four offsets a field: key from, key to, value from, value to. */
  readonly #offsets: number[] = []
  #path: string | undefined

  constructor(
    source: SourceFile,
    parent: YamlProvenance | undefined,
    name: string | number,
    start: number,
    end: number,
  ) {
    this.#source = source
    this.#parent = parent
    this.#name = name
    this.#start = start
    this.#end = end
  }

  /** Notes where one field stands. */
  note(field: string | number, key: readonly [number, number], value: readonly [number, number]): void {
    this.#fields.push(field)
    this.#offsets.push(key[0], key[1], value[0], value[1])
  }

  at(name?: string | number): Mark {
    if (name === undefined) return { origins: [this.#source.origin(this.#start, this.#end, this.path())] }
    const at = this.#fields.lastIndexOf(name) * 4
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
