import { BASES } from './bases.ts'
import { METADATA_CASES } from './metadata-cases.ts'
import { OBJECT_CASES } from './object-cases.ts'
import { POD_CASES } from './pod-cases.ts'

/** An object that differs from a sound one, so that an API server has something to say about it. */
export interface Case {
  /** `Deployment: no image`. */
  readonly name: string
  readonly object: object
}

/** Fields of an object and what stands there instead; undefined takes the field away. */
export type Change = Readonly<Record<string, unknown>>

/** By kind, and then by what is different. */
export type Changes = Readonly<Record<string, Readonly<Record<string, Change>>>>

/** The sound objects themselves, each without what it says, and every change of them. */
export function cases(): readonly Case[] {
  const sound = Object.entries(BASES).map(([kind, object]) => ({ name: `${kind}: sound`, object }))
  const changed = [METADATA_CASES, POD_CASES, OBJECT_CASES].flatMap(changes =>
    Object.entries(changes).flatMap(([kind, variants]) =>
      Object.entries(variants).map(([what, change]) => ({
        name: `${kind}: ${what}`,
        object: changedObject(BASES[kind]!, change),
      })),
    ),
  )
  const hollow = Object.entries(BASES).flatMap(([kind, object]) =>
    'spec' in object ? [{ name: `${kind}: no spec`, object: changedObject(object, { '/spec': undefined }) }] : [],
  )
  return [...sound, ...hollow, ...changed]
}

function changedObject(base: object, change: Change): object {
  const copy = structuredClone(base)
  for (const [pointer, value] of Object.entries(change)) set(copy, pointer.split('/').slice(1), structuredClone(value))
  return copy
}

/** Sets a field, making the maps on the way to it. */
function set(node: object, [step = '', ...rest]: readonly string[], value: unknown): void {
  const key = step.replaceAll('~1', '/')
  const fields = node as Record<string, object>
  if (rest.length > 0) {
    fields[key] ??= {}
    set(fields[key], rest, value)
  } else if (value === undefined) delete fields[key]
  else if (Array.isArray(node) && key === '-') node.push(value)
  else fields[key] = value as object
}
