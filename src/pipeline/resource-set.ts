import { isDeepStrictEqual } from 'node:util'
import { originsOf } from '../ir/provenance.ts'
import type { Placed } from '../ir/unit.ts'
import { type KubernetesObject, keyOf, type Ref, refOf } from '../k8s/object.ts'
import type { Change, Reason } from './change.ts'
import { deepFreeze } from './freeze.ts'
import { applyOperations, type Operation } from './patch.ts'
import { valueAt } from './pointer.ts'

/** An object of the tree, the unit whose folder it is written to, and all that happened to it. */
export interface Resource extends Placed {
  readonly ref: Ref
  readonly object: KubernetesObject
  readonly changes: readonly Change[]
}

/** Two plugins that do not agree. */
export interface Conflict {
  readonly resource: Resource
  readonly earlier: Change
  readonly later: Change
}

/** Who acts, and in which stage. */
export interface Signature {
  readonly plugin: string
  readonly stage: string
}

/** Every object of one environment, in the order in which they were emitted. */
export class ResourceSet {
  readonly #resources = new Map<string, Resource>()

  /** Adds an object; answers with the conflict when somebody emitted it before. */
  emit(object: KubernetesObject, unit: Placed['unit'], signature: Signature): Conflict | undefined {
    if (!isNamed(object)) throw new Error('an object needs apiVersion, kind and metadata.name.')
    const ref = refOf(object)
    const key = keyOf(ref)
    const change: Change = { ...signature, reason: { because: 'emitted' } }
    const existing = this.#resources.get(key)
    if (existing) {
      const reason = { ...change.reason, origins: originsOf(object.metadata, 'name') }
      return { resource: existing, earlier: existing.changes[0]!, later: { ...change, reason } }
    }
    this.#resources.set(key, { ref, unit, object: deepFreeze(object), changes: [change] })
    return undefined
  }

  /** Changes an object; answers with the conflict when another plugin set one of the fields to something else. */
  patch(ref: Ref, operations: readonly Operation[], reason: Reason, signature: Signature): Conflict | undefined {
    const key = keyOf(ref)
    const resource = this.#resources.get(key)
    if (!resource)
      throw new Error(`There is no ${ref.kind} "${ref.name}" in namespace "${ref.namespace ?? ''}" to patch.`)
    const object = applyOperations(resource.object, operations, reason.origins ?? [])
    const changes = operations.map(operation => ({ ...signature, operation, reason }))
    const conflict = reason.overrides ? undefined : conflictOf(resource, object, changes)
    if (conflict) return conflict
    this.#resources.set(key, { ...resource, object, changes: [...resource.changes, ...changes] })
    return undefined
  }

  /** Gives an object another name. */
  rename(ref: Ref, name: string, reason: Reason, signature: Signature): void {
    this.patch(ref, [{ op: 'replace', path: '/metadata/name', value: name }], reason, signature)
    const resource = this.#resources.get(keyOf(ref))!
    this.#resources.delete(keyOf(ref))
    const renamed = { ...resource, ref: refOf(resource.object) }
    this.#resources.set(keyOf(renamed.ref), renamed)
  }

  get(ref: Ref): KubernetesObject | undefined {
    return this.#resources.get(keyOf(ref))?.object
  }

  /** The object with all that happened to it. */
  resource(ref: Ref): Resource | undefined {
    return this.#resources.get(keyOf(ref))
  }

  all(): Iterable<Resource> {
    return this.#resources.values()
  }
}

/**
 * A later change conflicts with an earlier one of another plugin when it leaves another value at the earlier one's
 * field. Replacing and removing what was emitted is what patches are for; adding over it is a conflict.
 */
function conflictOf(resource: Resource, after: KubernetesObject, later: readonly Change[]): Conflict | undefined {
  for (const change of later) {
    const { operation } = change
    if (!operation || operation.op === 'test') continue
    const earlier = resource.changes.find(
      ({ plugin, operation: before }) =>
        plugin !== change.plugin &&
        before &&
        'value' in before &&
        before.op !== 'test' &&
        !before.path.endsWith('/-') &&
        isSameOrAbove(operation.path, before.path) &&
        !isDeepStrictEqual(valueAt(after, before.path), before.value),
    )
    if (earlier) return { resource, earlier, later: change }
    if (operation.op === 'add' && addsOverEmitted(resource, operation, change.plugin))
      return { resource, earlier: resource.changes[0]!, later: change }
  }
  return undefined
}

function addsOverEmitted(
  resource: Resource,
  operation: Operation & { op: 'add' | 'replace' | 'test' },
  plugin: string,
): boolean {
  if (resource.changes[0]?.plugin === plugin || operation.path.endsWith('/-') || /\/\d+$/.test(operation.path))
    return false
  const before = valueAt(resource.object, operation.path)
  return before !== undefined && !isDeepStrictEqual(before, operation.value)
}

/** Plugins in JavaScript have no types to tell them. */
function isNamed(object: Partial<KubernetesObject>): boolean {
  return [object.apiVersion, object.kind, object.metadata?.name].every(text => typeof text === 'string' && text !== '')
}

function isSameOrAbove(path: string, other: string): boolean {
  return other === path || other.startsWith(`${path}/`)
}
