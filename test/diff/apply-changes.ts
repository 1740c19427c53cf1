import type { FieldChange } from '../../src/diff/field-change.ts'
import type { FieldStep } from '../../src/diff/field-step.ts'

/** Makes the differences on an old value, knowing nothing but them: what comes out is to be the new value. */
export function applyChanges(before: unknown, changes: readonly FieldChange[]): unknown {
  return made(
    before,
    changes.map(change => ({ change, rest: change.path })),
  )
}

interface Pending {
  readonly change: FieldChange
  readonly rest: readonly FieldStep[]
}

function made(before: unknown, pending: readonly Pending[]): unknown {
  const [whole] = pending.filter(({ change, rest }) => rest.length === 0 && change.change !== 'reordered')
  if (whole) return whole.change.after
  if (pending.length === 0) return before
  return Array.isArray(before) ? ofList(before, pending) : ofMap(before as Record<string, unknown>, pending)
}

function ofMap(before: Readonly<Record<string, unknown>>, pending: readonly Pending[]): unknown {
  const after: Record<string, unknown> = { ...before }
  for (const key of new Set(pending.map(({ rest }) => rest[0] as string))) {
    const own = pending.filter(({ rest }) => rest[0] === key).map(inside)
    const gone = own.some(({ rest, change }) => rest.length === 0 && change.change === 'removed')
    if (gone) delete after[key]
    else after[key] = made(before[key], own)
  }
  return after
}

function ofList(before: readonly unknown[], pending: readonly Pending[]): unknown {
  const order = pending.find(({ rest }) => rest.length === 0)?.change.order
  const steps = pending.flatMap(({ change, rest: [step, ...rest] }) =>
    typeof step === 'object' ? [{ change, step, rest }] : [],
  )
  const ends = (kind: string) => steps.filter(({ change, rest }) => rest.length === 0 && change.change === kind)
  const removed = new Set(ends('removed').map(({ step }) => step.before))
  const kept = before.flatMap((element, position) => {
    if (removed.has(position)) return []
    return [
      made(
        element,
        steps.filter(({ step }) => step.before === position && step.before !== undefined),
      ),
    ]
  })
  const after = order ? order.map(position => kept[position]) : kept
  for (const { step, change } of ends('added').sort((one, other) => one.step.after! - other.step.after!))
    after.splice(step.after!, 0, change.after)
  return after
}

function inside({ change, rest }: Pending): Pending {
  return { change, rest: rest.slice(1) }
}
