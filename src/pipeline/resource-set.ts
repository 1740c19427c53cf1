import { isDeepStrictEqual } from 'node:util'
import { originsOf } from '../ir/provenance.ts'
import type { Placed } from '../ir/unit.ts'
import { type KubernetesObject, keyOf, type Ref, refOf } from '../k8s/object.ts'
import type { Change, Reason } from './change.ts'
import { deepFreeze } from './freeze.ts'
import { fieldHistory } from './history.ts'
import { applyOperation, type Operation } from './patch.ts'
import { escapeStep, valueAt } from './pointer.ts'
import { emitted, type Resource } from './resource.ts'

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

  /** Adds an object; returns the conflict if it was emitted before. */
  emit(object: KubernetesObject, unit: Placed['unit'], signature: Signature): Conflict | undefined {
    if (!isNamed(object)) throw new Error('an object requires apiVersion, kind and metadata.name.')
    const key = keyOf(refOf(object))
    const change: Change = { ...signature, reason: { because: 'emitted' } }
    const existing = this.#resources.get(key)
    if (existing) {
      const reason = { ...change.reason, origins: originsOf(object.metadata, 'name') }
      return { resource: existing, earlier: existing.writes[0]!.change, later: { ...change, reason } }
    }
    this.#resources.set(key, emitted(deepFreeze(object), unit, change))
    return undefined
  }

  /** Changes an object; answers with the conflict when another plugin set one of the fields to something else. */
  patch(ref: Ref, operations: readonly Operation[], reason: Reason, signature: Signature): Conflict | undefined {
    const key = keyOf(ref)
    const resource = this.#resources.get(key)
    if (!resource)
      throw new Error(
        `Cannot patch ${ref.kind} "${ref.name}" in namespace "${ref.namespace ?? ''}": it does not exist.`,
      )
    const versions = [resource]
    for (const operation of operations) {
      const change: Change = { ...signature, operation, reason }
      for (const { document, write } of applyOperation(versions.at(-1)!.object, operation, reason.origins ?? []))
        versions.push({ ...resource, object: document, writes: [...versions.at(-1)!.writes, { ...write, change }] })
    }
    const conflict = reason.overrides ? undefined : conflictOf(versions)
    if (conflict) return conflict
    this.#resources.set(key, versions.at(-1)!)
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
 * Of the versions that a resource goes through, the first write that takes from another plugin what it wrote: the last
 * version has another value there. Replacing and removing what was emitted is what patches are for; adding over it is a
 * conflict. A new element of a list takes nothing.
 */
function conflictOf(versions: readonly Resource[]): Conflict | undefined {
  const after = versions.at(-1)!.object
  for (const [index, { writes }] of versions.slice(1).entries()) {
    const [before, write] = [versions[index]!, writes.at(-1)!]
    if (write.op === 'add' && write.isElement) continue
    for (const { inner } of fieldHistory(before, write.path).parts) {
      const field = [write.path, ...inner.map(escapeStep)].join('/')
      const { change } = fieldHistory(before, field)
      const value = valueAt(before.object, field)
      const isOwn = change.plugin === write.change.plugin || (!change.operation && write.op !== 'add')
      if (!isOwn && value !== undefined && !isDeepStrictEqual(value, valueAt(after, field)))
        return { resource: before, earlier: change, later: write.change }
    }
  }
  return undefined
}

/** Plugins in JavaScript have no types that prevent it. */
function isNamed(object: Partial<KubernetesObject>): boolean {
  return [object.apiVersion, object.kind, object.metadata?.name].every(text => typeof text === 'string' && text !== '')
}
