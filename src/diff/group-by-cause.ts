import type { Cause } from './cause.ts'
import { isTold } from './has-differences.ts'
import type { CausedChange, ObjectChange } from './object-change.ts'
import type { TreeDiff } from './tree-diff.ts'

/** Everything that one cause made different. */
export interface CauseGroup {
  readonly cause: Cause
  readonly objects: readonly CausedObject[]
}

/** An object, and which of its fields the cause changed; none when the object is new or gone as a whole. */
export interface CausedObject {
  readonly object: ObjectChange
  readonly fields: readonly CausedChange[]
}

/** The differences of a tree by what made them, in the order of the lines; what no line made comes last. */
export function groupByCause({ objects }: TreeDiff): readonly CauseGroup[] {
  const groups = new Map<Cause, CausedObject[]>()
  const add = (cause: Cause, caused: CausedObject) => {
    const group = groups.get(cause)
    if (group) group.push(caused)
    else groups.set(cause, [caused])
  }
  for (const object of objects.filter(isTold)) {
    if (object.fields.length === 0) add(object.cause, { object, fields: [] })
    const fields = object.fields.filter(({ hasNoEffect }) => !hasNoEffect)
    for (const cause of new Set(fields.map(field => field.cause)))
      add(cause, { object, fields: fields.filter(field => field.cause === cause) })
  }
  return [...groups]
    .map(([cause, caused]) => ({ cause, objects: caused }))
    .sort((one, other) => compareCauses(one.cause, other.cause))
}

function compareCauses({ places: [one] }: Cause, { places: [other] }: Cause): number {
  if (!one || !other) return Number(!one) - Number(!other)
  if (one.file !== other.file) return one.file < other.file ? -1 : 1
  return one.line - other.line || Number(one.version === 'after') - Number(other.version === 'after')
}
