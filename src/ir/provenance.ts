import type { Origin } from './origin.ts'

/**
 * Says where a node of plain data came from. It hangs on the node under one non-enumerable symbol, so the node stays
 * plain data for JSON, YAML and comparison. Answers are computed when asked: noting one costs a property.
 */
export interface Provenance {
  /** Where the node as a whole came from. */
  own(): readonly Origin[]
  /** Where one field of it came from; empty when nobody wrote it. */
  field(name: string | number): readonly Origin[]
  /** Where the key of a field stands, which is where the caret belongs for a key that is wrong. */
  key?(name: string | number): Origin | undefined
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

/** Where a node, or one field of it, came from. */
export function originsOf(node: unknown, field?: string | number): readonly Origin[] {
  const provenance = provenanceOf(node)
  if (!provenance) return []
  return field === undefined ? provenance.own() : provenance.field(field)
}

/** Where the key of a field stands, else where its value stands, else where the node stands. */
export function keyOriginOf(node: unknown, field: string | number): Origin | undefined {
  const provenance = provenanceOf(node)
  return provenance?.key?.(field) ?? provenance?.field(field)[0] ?? provenance?.own()[0]
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

  own(): readonly Origin[] {
    return originsOf(this.#source)
  }

  field(name: string | number): readonly Origin[] {
    const listed = this.#renamed?.[name]
    if (Array.isArray(listed) && typeof listed[0] !== 'string') return listed as readonly Origin[]
    const same = String(name)
    const keys = listed === undefined ? spellingsOf(same) : ([listed].flat() as string[])
    const found: Origin[] = []
    for (const key of keys)
      if (hasField(this.#source, key)) found.push(...originsOf(this.#source, stepOf(this.#source, key)))
    return found.length > 0 ? found : byRule(`default:${keys.at(-1)}`, this.own())
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

const PROVENANCE = Symbol.for('k3s-platform.provenance')
