import { isMap } from '../ir/is-map.ts'
import type { Origin } from '../ir/origin.ts'
import { originsOf } from '../ir/provenance.ts'
import { add, type Operation, remove, replace } from './patch.ts'
import { escapeStep, type Pointer } from './pointer.ts'

/** An operation, and the places that ask for it. */
export interface Change {
  readonly operation: Operation
  readonly origins: readonly Origin[]
}

/**
 * A JSON merge patch (RFC 7396) as operations, so that each field keeps its line and its history. Contrary to the RFC, a
 * `null` must remove something: the operation that it becomes fails otherwise.
 */
export function changesOf(current: object, merge: object, at: Pointer = ''): readonly Change[] {
  return Object.entries(merge).flatMap(([key, value]) => {
    const path = `${at}/${escapeStep(key)}`
    const origins = originsOf(merge, key)
    const there = Object.hasOwn(current, key) ? (current as Readonly<Record<string, unknown>>)[key] : undefined
    if (value === null) return [{ operation: remove(path), origins }]
    if (!isMap(value)) return [{ operation: there === undefined ? add(path, value) : replace(path, value), origins }]
    if (isMap(there)) return changesOf(there, value, path)
    const emptied = there === undefined ? add(path, {}) : replace(path, {})
    return [{ operation: emptied, origins }, ...changesOf({}, value, path)]
  })
}
