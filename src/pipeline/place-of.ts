import type { Origin } from '../ir/origin.ts'
import { originsOf, provenanceOf } from '../ir/provenance.ts'
import type { Change } from './change.ts'
import { type Pointer, stepsOf } from './pointer.ts'
import type { Resource } from './resource-set.ts'

/** Where a field of an object came from: places in the user's files, and the change that wrote it. */
export interface FieldPlace {
  /** Empty when the plugin that wrote the field did not say. */
  readonly origins: readonly Origin[]
  /** The last change that wrote the field or something around it: the emission, or a patch. */
  readonly change: Change
}

/**
 * Where a field of an object came from. The deepest node on the way to it that knows its places decides; a field that
 * is missing has the places of what it is missing from; without any, the reason of the change that wrote it says.
 */
export function placeOf(resource: Resource, pointer: Pointer): FieldPlace {
  const steps = stepsOf(pointer)
  const change = changeOf(resource, steps)
  const noted = notedOrigins(resource.object, steps)
  return { origins: noted.length > 0 ? noted : (change.reason.origins ?? []), change }
}

function notedOrigins(document: object, steps: readonly string[]): readonly Origin[] {
  let found: readonly Origin[] = []
  let node: unknown = document
  const note = (origins: readonly Origin[]) => {
    if (origins.length > 0) found = origins
  }
  for (const step of steps) {
    if (provenanceOf(node)) {
      note(originsOf(node))
      note(originsOf(node, Array.isArray(node) ? Number(step) : step))
    }
    node = typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[step] : undefined
  }
  note(originsOf(node))
  return found
}

function changeOf(resource: Resource, steps: readonly string[]): Change {
  const appended = new AppendedElements(resource)
  return (
    resource.changes.findLast(({ operation }) => {
      if (!operation || operation.op === 'test') return false
      const written = appended.resolve(operation.path)
      return written.every((step, index) => step === steps[index])
    }) ?? resource.changes[0]!
  )
}

/** Knows which elements of a list the operations that say "at its end" became, looked at from the last one. */
class AppendedElements {
  readonly #resource: Resource
  readonly #seen = new Map<string, number>()

  constructor(resource: Resource) {
    this.#resource = resource
  }

  resolve(path: Pointer): string[] {
    const steps = stepsOf(path)
    if (steps.at(-1) !== '-') return steps
    const list = steps.slice(0, -1)
    const seen = (this.#seen.get(path) ?? 0) + 1
    this.#seen.set(path, seen)
    return [...list, String(lengthAt(this.#resource.object, list) - seen)]
  }
}

function lengthAt(document: unknown, steps: readonly string[]): number {
  const list = steps.reduce<unknown>((node, step) => (node as Record<string, unknown> | undefined)?.[step], document)
  return Array.isArray(list) ? list.length : 0
}
