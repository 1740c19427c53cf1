import type { Origin } from './origin.ts'

/** Where a value was written. */
export interface Mark {
  /** The places of the value; none if it is not written. */
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

/** The fields of an object to be made: each a value, or a value with a reason of its own. */
export type Fields<Made> = { [Field in keyof Made]: Made[Field] | Reasoned<Made[Field]> }

/** Why a field has its value: keys of the source, or places. */
export type Reason = string | readonly string[] | readonly Origin[]

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
 * The object with these fields, made from `source`; fields that are undefined are left out. A field has the places of
 * the source's key of the same name (or the same name in snake_case), or of the reason that it comes with. One that has
 * neither was decided by a rule, and says so.
 */
export function trace<Made extends object>(source: unknown, fields: Fields<Made>): Made {
  const values = fields as Record<string, unknown>
  let reasons: Record<string, Reasoned<unknown>> | undefined
  for (const field in values) {
    const value = values[field]
    if (!(value instanceof Reasoned)) continue
    reasons ??= {}
    reasons[field] = value
    values[field] = value.value
  }
  return withProvenance(withoutUndefined(values) as Made, new TracedProvenance(source, reasons))
}

/** The object with these fields, all of them because of the same places; fields that are undefined are left out. */
export function tracedTo<Made extends object>(origins: readonly Origin[], made: Made): Made {
  return withProvenance(withoutUndefined(made), { at: () => ({ origins }) })
}

/** A value for a field that has another reason than the key of its name: other keys of the source, or places. */
export function because<Value extends Scalar | object, Why extends Reason>(
  value: Value,
  reason: Why,
): Reasoned<Value, Why> {
  return new Reasoned(value, () => reason)
}

/** The value of another node's field, because of where it was written there. */
export function fieldOf<Node extends object | undefined, Field extends keyof NonNullable<Node> & string>(
  node: Node,
  field: Field,
): Written<NonNullable<Node>[Field] | Extract<Node, undefined>> {
  const value = (node as NonNullable<Node> | undefined)?.[field] as NonNullable<Node>[Field]
  return new Reasoned(value, () => originsOf(node, field))
}

/** All fields of another node, each because of where it was written there. */
export function fieldsOf<Node extends object>(node: Node): FieldsOf<Node> {
  const fields: Record<string, Written<unknown>> = {}
  for (const field in node) fields[field] = fieldOf(node, field)
  return fields as FieldsOf<Node>
}

type FieldsOf<Node> = { [Field in keyof Node]: Written<Exclude<Node[Field], undefined>> }

/** Where a node, or one field of it, was written, with the place of its key. */
export function markOf(node: unknown, field?: string | number): Mark {
  return provenanceOf(node)?.at(field) ?? NOWHERE
}

/** Where a node, or one field of it, was written. */
export function originsOf(node: unknown, field?: string | number): readonly Origin[] {
  return markOf(node, field).origins
}

/** Where fields of a node were written by a person: without the places of what a default or another rule decided. */
export function writtenOriginsOf(node: unknown, ...fields: readonly (string | number)[]): readonly Origin[] {
  return fields.flatMap(field => originsOf(node, field)).filter(({ rule }) => rule === undefined)
}

/** Where the key of a field was written, else its value, else the node. */
export function keyOriginOf(node: unknown, field: string | number): Origin | undefined {
  const { key, origins } = markOf(node, field)
  return key ?? origins[0] ?? originsOf(node)[0]
}

/** The same places, marked as the reason of a named rule: a default, or a consequence of the value there. */
export function byRule(rule: string, origins: readonly Origin[]): readonly Origin[] {
  return origins.map(origin => ({ ...origin, rule }))
}

/** A value with its reason, until the object that has it as a field is made. */
export class Reasoned<Value, Why extends Reason = Reason> {
  readonly value: Value
  readonly #reasonOf: () => Why

  constructor(value: Value, reasonOf: () => Why) {
    this.value = value
    this.#reasonOf = reasonOf
  }

  get reason(): Why {
    return this.#reasonOf()
  }
}

/** A value with the places that decide it. */
export type Written<Value> = Reasoned<Value, readonly Origin[]>

/** Named here so that literals keep their types. */
type Scalar = boolean | null | number | string | undefined

class TracedProvenance implements Provenance {
  readonly #source: unknown
  readonly #reasons: Readonly<Record<string, Reasoned<unknown>>> | undefined

  constructor(source: unknown, reasons: Readonly<Record<string, Reasoned<unknown>>> | undefined) {
    this.#source = source
    this.#reasons = reasons
  }

  at(field?: string | number): Mark {
    return { origins: field === undefined ? originsOf(this.#source) : this.#origins(field) }
  }

  #origins(name: string | number): readonly Origin[] {
    const reason = this.#reasons?.[name]?.reason
    if (Array.isArray(reason) && typeof reason[0] !== 'string') return reason as readonly Origin[]
    const keys = reason === undefined ? spellingsOf(String(name)) : ([reason].flat() as string[])
    const found: Origin[] = []
    for (const key of keys)
      if (hasField(this.#source, key)) found.push(...originsOf(this.#source, stepOf(this.#source, key)))
    return found.length > 0 ? found : byRule(`default:${keys.at(-1)}`, originsOf(this.#source))
  }
}

function withoutUndefined<Made extends object>(made: Made): Made {
  if (Array.isArray(made) || !Object.values(made).includes(undefined)) return made
  const present = {} as Made
  for (const field in made) if (made[field] !== undefined) present[field] = made[field]
  return present
}

function hasField(node: unknown, key: string): boolean {
  return typeof node === 'object' && node !== null && Object.hasOwn(node, key)
}

/** Places of a list are looked up by position. */
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
