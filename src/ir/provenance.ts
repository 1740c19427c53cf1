import type { Origin } from './origin.ts'

/** Where a value was written. */
export interface Mark {
  /** The places of the value; none when nobody wrote it. */
  readonly origins: readonly Origin[]
  /** The place of its key, which is where the caret belongs for a key that is wrong. */
  readonly key?: Origin
}

/**
 * Says where a node of plain data was written, and nothing else about it: a node without provenance means the same. It
 * hangs on the node under one non-enumerable symbol, so the node stays plain data for JSON, YAML and comparison. Answers
 * are computed when asked: noting one costs a property.
 */
export interface Provenance {
  /** Where a field of the node was written, or the node as a whole. */
  at(field?: string | number): Mark
}

/** Which fields of a made object come from which keys of its source, or from which places. */
export type Renamed<Made> = { readonly [Field in keyof Made]?: string | readonly string[] | readonly Origin[] }

/** Notes where a node came from, and returns it. */
export function withProvenance<Node extends object>(node: Node, provenance: Provenance): Node {
  return Object.defineProperty(node, PROVENANCE, { value: provenance, enumerable: false, configurable: true })
}

/** Gives `made` the provenance of `source`: for a copy whose fields all come from fields of the same name. */
export function withProvenanceOf<Made extends object>(source: unknown, made: Made): Made {
  const provenance = provenanceOf(source)
  return provenance ? withProvenance(made, provenance) : made
}

/** The provenance of a node, if it has one. */
export function provenanceOf(node: unknown): Provenance | undefined {
  return typeof node === 'object' && node !== null ? (node as { [PROVENANCE]?: Provenance })[PROVENANCE] : undefined
}

/**
 * Notes that `made` was made from `source`: fields of the same name (or of the same name in snake_case) by themselves,
 * renamed ones as listed. A field that the source does not have was decided by a rule, and says so.
 */
export function trace<Made extends object>(source: unknown, made: Made, renamed?: Renamed<Made>): Made {
  return withProvenance(made, new TracedProvenance(source, renamed as Renamed<Record<string, unknown>> | undefined))
}

/** Where a node, or one field of it, was written, with the place of its key. */
export function markOf(node: unknown, field?: string | number): Mark {
  return provenanceOf(node)?.at(field) ?? NOWHERE
}

/** Where a node, or one field of it, was written. */
export function originsOf(node: unknown, field?: string | number): readonly Origin[] {
  return markOf(node, field).origins
}

/** Where the key of a field was written, else its value, else the node. */
export function keyOriginOf(node: unknown, field: string | number): Origin | undefined {
  const { key, origins } = markOf(node, field)
  return key ?? origins[0] ?? originsOf(node)[0]
}

/** The same places, marked as the reason of a named rule: a default, or a consequence of what stands there. */
export function byRule(rule: string, origins: readonly Origin[]): readonly Origin[] {
  return origins.map(origin => ({ ...origin, rule }))
}

class TracedProvenance implements Provenance {
  readonly #source: unknown
  readonly #renamed: Renamed<Record<string, unknown>> | undefined

  constructor(source: unknown, renamed: Renamed<Record<string, unknown>> | undefined) {
    this.#source = source
    this.#renamed = renamed
  }

  at(field?: string | number): Mark {
    return { origins: field === undefined ? originsOf(this.#source) : this.#origins(field) }
  }

  #origins(name: string | number): readonly Origin[] {
    const listed = this.#renamed?.[name]
    if (Array.isArray(listed) && typeof listed[0] !== 'string') return listed as readonly Origin[]
    const same = String(name)
    const keys = listed === undefined ? spellingsOf(same) : ([listed].flat() as string[])
    const found: Origin[] = []
    for (const key of keys)
      if (hasField(this.#source, key)) found.push(...originsOf(this.#source, stepOf(this.#source, key)))
    return found.length > 0 ? found : byRule(`default:${keys.at(-1)}`, originsOf(this.#source))
  }
}

function hasField(node: unknown, key: string): boolean {
  return typeof node === 'object' && node !== null && Object.hasOwn(node, key)
}

/** Places of a list are asked for by position. */
function stepOf(source: unknown, key: string): string | number {
  return Array.isArray(source) ? Number(key) : key
}

function spellingsOf(name: string): readonly string[] {
  return /[A-Z]/.test(name) ? [name, snakeCase(name)] : [name]
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}

const NOWHERE: Mark = { origins: [] }

const PROVENANCE = Symbol.for('k3s-platform.provenance')
