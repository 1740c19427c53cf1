import jsonPatch, { type Operation as JsonPatchOperation } from 'fast-json-patch'
import type { Origin } from '../ir/origin.ts'
import { type Mark, markOf, withProvenance, withProvenanceOf } from '../ir/provenance.ts'
import { deepFreeze } from './freeze.ts'
import { type Pointer, stepsOf, valueAt } from './pointer.ts'

/** One RFC 6902 operation. */
export type Operation =
  | FieldOperation
  | { readonly op: 'copy' | 'move'; readonly from: Pointer; readonly path: Pointer }
  | { readonly op: 'test'; readonly path: Pointer; readonly value: unknown }

type FieldOperation =
  | { readonly op: 'add' | 'replace'; readonly path: Pointer; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: Pointer }

/** Adds a member, or an element of a list (`/-` at its end). */
export function add(path: Pointer, value: unknown): Operation {
  return { op: 'add', path, value }
}

/** Replaces the value at a pointer; it must exist. */
export function replace(path: Pointer, value: unknown): Operation {
  return { op: 'replace', path, value }
}

/** Removes the value at a pointer; it must exist. */
export function remove(path: Pointer): Operation {
  return { op: 'remove', path }
}

/**
 * What an operation did to one field. A copy adds a field, a move removes one and adds another, and the end of a list
 * (`/-`) is the position that the new element got.
 */
export interface Write {
  readonly op: 'add' | 'replace' | 'remove'
  readonly path: Pointer
  /** Whether the field is an element of a list, so that adding or removing it moves the elements behind it. */
  readonly isElement: boolean
}

interface Written<Document> {
  readonly write: Write
  readonly document: Document
}

/**
 * What an operation does to a document, one write after the other; the given one stays as it is. What no write touches
 * is shared between the documents. Throws when the operation does not fit, naming it.
 */
export function applyOperation<Document extends object>(
  document: Document,
  operation: Operation,
  because: readonly Origin[],
): readonly Written<Document>[] {
  const written: Written<Document>[] = []
  try {
    for (const step of expanded(document, operation))
      written.push(writtenTo(written.at(-1)?.document ?? document, step, because))
  } catch (error) {
    throw new Error(`The operation ${operation.op} at "${operation.path}" cannot be applied: ${firstLine(error)}`)
  }
  return written
}

/** The step to a field before a write to the same map or list; none when it is the field that was written. */
export function stepBefore({ op, path, isElement }: Write, step: string): string | undefined {
  const written = stepsOf(path).at(-1)!
  if (!isElement || op === 'replace') return step === written ? undefined : step
  const [index, changed] = [Number(step), Number(written)]
  if (op === 'remove') return index < changed ? step : String(index + 1)
  if (index === changed) return undefined
  return index < changed ? step : String(index - 1)
}

/** An operation in terms of those that write one field. */
function expanded(document: object, operation: Operation): readonly FieldOperation[] {
  if (operation.op === 'test') {
    jsonPatch.applyOperation(document, operation as JsonPatchOperation, true)
    return []
  }
  if (!('from' in operation)) return [operation]
  const added = { op: 'add', path: operation.path, value: valueAt(document, operation.from) } as const
  return operation.op === 'move' ? [{ op: 'remove', path: operation.from }, added] : [added]
}

function writtenTo<Document extends object>(
  document: Document,
  operation: FieldOperation,
  because: readonly Origin[],
): Written<Document> {
  const { op, path } = operation
  const parent = valueAt(document, path.slice(0, path.lastIndexOf('/')))
  const isElement = Array.isArray(parent)
  const write = { op, isElement, path: isElement ? path.replace(/\/-$/, `/${parent.length}`) : path }
  const own = { ...operation, path: write.path, ...('value' in operation && { value: copyOf(operation.value) }) }
  const copied = copyAlong(document, stepsOf(path), write, because)
  const { newDocument } = jsonPatch.applyOperation(copied, own as JsonPatchOperation, true)
  return { write, document: deepFreeze(newDocument) as Document }
}

/** Copies the nodes on the way to a write, so that it changes no other document; the last node is the one to change. */
function copyAlong(node: object, steps: readonly string[], write: Write, because: readonly Origin[]): object {
  const copied: object = Array.isArray(node) ? node.slice() : { ...node }
  const [step, ...rest] = steps as readonly [string, ...string[]]
  if (rest.length === 0) return withProvenance(copied, { at: field => markAfter(write, because, node, field) })
  const child = (copied as Record<string, unknown>)[step]
  if (typeof child === 'object' && child !== null)
    (copied as Record<string, unknown>)[step] = copyAlong(child, rest, write, because)
  return withProvenanceOf(node, copied)
}

function markAfter(write: Write, because: readonly Origin[], node: object, field: string | number | undefined): Mark {
  const before = field === undefined ? field : stepBefore(write, String(field))
  if (before === undefined) return field === undefined ? markOf(node) : { origins: because }
  return markOf(node, write.isElement ? Number(before) : before)
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
