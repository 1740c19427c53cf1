import { distinct, type Origin } from '../ir/origin.ts'
import { originsOf } from '../ir/provenance.ts'
import type { Change } from './change.ts'
import { stepBefore } from './patch.ts'
import { type Pointer, stepsOf } from './pointer.ts'
import type { Resource } from './resource.ts'

/** How a field of an object came to be. */
export interface FieldHistory {
  /** Places in the user's files. Empty when the plugin that wrote the field did not say. */
  readonly origins: readonly Origin[]
  /** The last change that wrote the field or something around it: the emission, or a patch. */
  readonly change: Change
  /** The changes that had a part in the field, in order. What came before the one that added it had none. */
  readonly parts: readonly Part[]
}

interface Part {
  readonly change: Change
  /** The steps from the field to what was written in it; none when all of the field was written. */
  readonly inner: readonly string[]
}

/**
 * The history of a field. The deepest node on the way to it that knows its places decides; a field that is missing has
 * the places of what it is missing from; without any, the reason of the change that wrote it says.
 */
export function fieldHistory(resource: Resource, pointer: Pointer): FieldHistory {
  const steps = stepsOf(pointer)
  const parts = partsOf(resource, steps)
  const { change } = parts.findLast(({ inner }) => inner.length === 0)!
  const noted = notedOrigins(resource.object, steps)
  return { parts, change, origins: distinct(noted.length > 0 ? noted : (change.reason.origins ?? [])) }
}

/** Follows the field back to the write that added it; elements of lists had other positions before. */
function partsOf({ writes }: Resource, field: readonly string[]): readonly Part[] {
  const parts: Part[] = []
  let steps = field
  for (const write of writes.toReversed()) {
    const { change, op, path } = write
    const written = stepsOf(path)
    const depth = written.length - 1
    if (depth >= steps.length) {
      if (isPrefix(steps, written)) parts.unshift({ change, inner: written.slice(steps.length) })
    } else if (isPrefix(written.slice(0, -1), steps)) {
      const before = depth < 0 ? undefined : stepBefore(write, steps[depth]!)
      if (before === undefined) parts.unshift({ change, inner: [] })
      if (before === undefined && op === 'add') break
      if (before !== undefined) steps = steps.with(depth, before)
    }
  }
  return parts
}

function isPrefix(start: readonly string[], steps: readonly string[]): boolean {
  return start.every((step, index) => step === steps[index])
}

function notedOrigins(document: object, steps: readonly string[]): readonly Origin[] {
  let found: readonly Origin[] = []
  let node: unknown = document
  const note = (origins: readonly Origin[]) => {
    if (origins.length > 0) found = origins
  }
  for (const step of steps) {
    note(originsOf(node))
    note(originsOf(node, Array.isArray(node) ? Number(step) : step))
    node = (node as Record<string, unknown> | undefined)?.[step]
  }
  note(originsOf(node))
  return found
}
