import jsonPatch, { type Operation as JsonPatchOperation } from 'fast-json-patch'
import type { Origin } from '../ir/origin.ts'
import { markOf, withProvenance, withProvenanceOf } from '../ir/provenance.ts'
import { deepFreeze } from './freeze.ts'
import { type Pointer, stepsOf } from './pointer.ts'

/** One RFC 6902 operation. */
export type Operation =
  | { readonly op: 'add' | 'replace' | 'test'; readonly path: Pointer; readonly value: unknown }
  | { readonly op: 'copy' | 'move'; readonly from: Pointer; readonly path: Pointer }
  | { readonly op: 'remove'; readonly path: Pointer }

/** Adds a member, or an element of a list (`/-` at its end). */
export function add(path: Pointer, value: unknown): Operation {
  return { op: 'add', path, value }
}

/** Replaces what stands at a pointer; it must exist. */
export function replace(path: Pointer, value: unknown): Operation {
  return { op: 'replace', path, value }
}

/** Removes what stands at a pointer; it must exist. */
export function remove(path: Pointer): Operation {
  return { op: 'remove', path }
}

/**
 * The document after the operations, all or none; the given one stays as it is. What no operation touches is shared
 * between the two. Throws when an operation does not fit the document, naming the operation.
 */
export function applyOperations<Document extends object>(
  document: Document,
  operations: readonly Operation[],
  because: readonly Origin[],
): Document {
  let result: object = document
  for (const operation of operations) {
    result = copyAlong(result, stepsOf(operation.path).slice(0, -1), operation.path, because)
    if ('from' in operation) result = copyAlong(result, stepsOf(operation.from).slice(0, -1), operation.from, because)
    try {
      const own = 'value' in operation ? { ...operation, value: copyOf(operation.value) } : operation
      result = jsonPatch.applyPatch(result, [own as JsonPatchOperation], true, true).newDocument
    } catch (error) {
      throw new Error(`The operation ${operation.op} at "${operation.path}" does not fit: ${firstLine(error)}`)
    }
  }
  return deepFreeze(result) as Document
}

/** Copies the nodes on the way to a pointer, so that changing its last step changes nobody else's document. */
function copyAlong(document: object, steps: readonly string[], path: Pointer, because: readonly Origin[]): object {
  const copied = shallowCopy(document, steps.length === 0 ? stepsOf(path).at(-1) : undefined, because)
  const [step, ...rest] = steps
  if (step === undefined) return copied
  const child = (copied as Record<string, unknown>)[step]
  if (typeof child === 'object' && child !== null)
    (copied as Record<string, unknown>)[step] = copyAlong(child, rest, path, because)
  return copied
}

/** A copy with the same provenance, but for the field that is about to change. */
function shallowCopy(node: object, field: string | undefined, because: readonly Origin[]): object {
  const copied: object = Array.isArray(node) ? node.slice() : { ...node }
  if (field === undefined) return withProvenanceOf(node, copied)
  const name = Array.isArray(node) && field === '-' ? String(node.length) : field
  return withProvenance(copied, {
    at: asked => (asked !== undefined && String(asked) === name ? { origins: because } : markOf(node, asked)),
  })
}

function copyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const copied = Array.isArray(value)
    ? value.map(copyOf)
    : Object.fromEntries(Object.entries(value).map(([key, field]) => [key, copyOf(field)]))
  return withProvenanceOf(value, copied)
}

/** The library's messages carry the whole document behind the first line. */
function firstLine(error: unknown): string {
  return error instanceof Error ? error.message.split('\n', 1)[0]! : String(error)
}
