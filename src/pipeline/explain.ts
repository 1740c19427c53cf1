import { isDeepStrictEqual } from 'node:util'
import { distinct, type Origin } from '../ir/origin.ts'
import { originsOf } from '../ir/provenance.ts'
import type { Ref } from '../k8s/object.ts'
import type { Change } from './change.ts'
import { findField, pointerOf, similarField } from './field-path.ts'
import { findResource, type NotFound, titleOf } from './find-resource.ts'
import type { Operation } from './patch.ts'
import { type Pointer, valueAt } from './pointer.ts'
import type { Resource, ResourceSet } from './resource-set.ts'

/** Why a field of an object has its value. */
export interface Explanation {
  readonly resource: Ref
  readonly unit: Resource['unit']
  readonly pointer: Pointer
  readonly value: unknown
  /** What happened to it, in order: who emitted it, and who changed it. */
  readonly changes: readonly Change[]
  /** Every place in the user's files that the value comes from. A rule that decided is named in it. */
  readonly origins: readonly Origin[]
  /** The same of each single value inside, when it is a map or a list. */
  readonly fields: readonly ExplainedField[]
}

/** A single value inside of what was asked for. */
export interface ExplainedField {
  readonly pointer: Pointer
  readonly value: unknown
  readonly origins: readonly Origin[]
}

/** Explains an object, or one field of it, of a compilation; without a field, all of the object. */
export function explain(
  { resources }: { readonly resources: ResourceSet },
  object: string,
  field = '',
): Explanation | NotFound {
  const resource = findResource(resources, object)
  if ('message' in resource) return resource
  const found = findField(resource.object, field)
  if ('missing' in found) return noField(resource, field, found)
  const pointer = pointerOf(found.steps)
  const origins = originsAt(resource.object, found.steps)
  return {
    resource: resource.ref,
    unit: resource.unit,
    pointer,
    value: found.value,
    changes: changesOf(resource, pointer),
    origins,
    fields: [...leavesBelow(resource.object, found.steps, found.value)],
  }
}

/** The deepest node on the way that knows where it comes from decides; what nothing below knows, the nodes above do. */
function originsAt(document: unknown, steps: readonly string[]): readonly Origin[] {
  const nodes = [document]
  for (const step of steps) nodes.push((nodes.at(-1) as Record<string, unknown>)[step])
  for (let depth = steps.length; depth >= 0; depth--) {
    const own = originsOf(nodes[depth])
    if (own.length > 0) return distinct(own)
    if (depth === 0) break
    const parent = nodes[depth - 1]
    const step = steps[depth - 1]!
    const noted = originsOf(parent, Array.isArray(parent) ? Number(step) : step)
    if (noted.length > 0) return distinct(noted)
  }
  return []
}

function* leavesBelow(document: unknown, steps: readonly string[], value: unknown): Iterable<ExplainedField> {
  if (typeof value !== 'object' || value === null) return
  for (const [step, inner] of Object.entries(value)) {
    const below = [...steps, step]
    if (isUnwritten(below, inner)) continue
    if (typeof inner === 'object' && inner !== null && Object.keys(inner).length > 0)
      yield* leavesBelow(document, below, inner)
    else yield { pointer: pointerOf(below), value: inner, origins: originsAt(document, below) }
  }
}

/** Empty labels and annotations are there to be patched; nobody finds them in a manifest. */
function isUnwritten(steps: readonly string[], value: unknown): boolean {
  const [parent, name] = steps.slice(-2)
  return parent === 'metadata' && (name === 'annotations' || name === 'labels') && isDeepStrictEqual(value, {})
}

/** The changes that had a part in a field. What came before the one that added it had none. */
function changesOf({ object, changes }: Resource, pointer: Pointer): readonly Change[] {
  const touching = changes.filter(({ operation }) => !operation || touches(operation, pointer, object))
  const added = touching.findLastIndex(({ operation }) => operation && adds(operation, pointer))
  return touching.slice(Math.max(added, 0))
}

function touches(operation: Operation, pointer: Pointer, object: unknown): boolean {
  if (operation.op === 'test') return false
  const { path } = operation
  if ('from' in operation && related(operation.from, pointer)) return true
  if (!path.endsWith('/-')) return related(path, pointer)
  const list = path.slice(0, -2)
  if (isSameOrAbove(pointer, list)) return true
  if (!pointer.startsWith(`${list}/`)) return false
  const element = `${list}/${pointer.slice(list.length + 1).split('/', 1)[0]}`
  return 'value' in operation && isDeepStrictEqual(valueAt(object, element), operation.value)
}

function adds({ op, path }: Operation, pointer: Pointer): boolean {
  if (op !== 'add') return false
  return path.endsWith('/-') ? pointer.startsWith(path.slice(0, -1)) : isSameOrAbove(path, pointer)
}

function related(one: Pointer, other: Pointer): boolean {
  return isSameOrAbove(one, other) || isSameOrAbove(other, one)
}

function isSameOrAbove(path: Pointer, other: Pointer): boolean {
  return other === path || other.startsWith(`${path}/`)
}

function noField(
  resource: Resource,
  written: string,
  { steps, known }: { readonly steps: readonly string[]; readonly known: readonly string[] },
): NotFound {
  const meant = similarField(resource.object, written)
  const place = steps.length === 0 ? 'it' : pointerOf(steps)
  return {
    message: `${titleOf(resource)} has no field "${written}".`,
    hint: meant
      ? `Did you mean ${meant}?`
      : known.length > 0
        ? `In ${place} there are ${known.join(', ')}.`
        : `${place} is a single value.`,
  }
}
