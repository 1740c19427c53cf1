import type { Ref } from '../../k8s/object.ts'
import type { Reason } from '../change.ts'
import type { Context } from '../context.ts'
import { add } from '../patch.ts'
import { at } from '../pointer.ts'

/** Sets a label of an object that another plugin emitted. */
export function label(context: Context, ref: Ref, key: string, value: string, reason: Reason): void {
  context.patch(ref, [add(at`/metadata/labels/${key}`, value)], reason)
}
