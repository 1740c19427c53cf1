import type { Placed } from '../ir/unit.ts'
import { type KubernetesObject, type Ref, refOf } from '../k8s/object.ts'
import type { Change } from './change.ts'
import type { Write } from './patch.ts'

/** An object of the tree, the unit whose folder it is written to, and all that happened to it. */
export interface Resource extends Placed {
  readonly ref: Ref
  readonly object: KubernetesObject
  /** What made it, in order: the emission first, which writes the whole object. */
  readonly writes: readonly SignedWrite[]
}

/** A write with the change that asked for it. */
export interface SignedWrite extends Write {
  readonly change: Change
}

/** An object that was emitted, and has not changed since. */
export function emitted(object: KubernetesObject, unit: Placed['unit'], change: Change): Resource {
  return { ref: refOf(object), unit, object, writes: [{ change, op: 'add', path: '', isElement: false }] }
}

/** An object in messages: `Deployment "web"`. */
export function titleOf({ ref }: Pick<Resource, 'ref'>): string {
  return `${ref.kind} "${ref.name}"`
}
