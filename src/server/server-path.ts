import { findField, pointerOf } from '../pipeline/field-path.ts'
import type { Pointer } from '../pipeline/pointer.ts'

/**
 * Where a field is that an API server names: `spec.ports[0].name`, `metadata.annotations[a.b/c]`, or by keys of list
 * elements, `.spec.containers[name="web"].image`. Of a field that does not exist it is the closest place that does,
 * with one step more.
 */
export function pointerAt(document: object, path: string): Pointer {
  const found = findField(document, withPositions(document, path))
  return pointerOf('missing' in found ? [...found.steps, found.missing] : found.steps)
}

const KEY = /\b(\w+)=("(?:[^"\\]|\\.)*"|[^,\]"]+)/
const ELEMENT = new RegExp(`\\[((?:${KEY.source})(?:,(?:${KEY.source}))*)\\]`)

/** The path with positions in the place of keys; it ends at a list that has no such element. */
function withPositions(document: object, path: string): string {
  const match = ELEMENT.exec(path)
  if (!match) return path
  const before = path.slice(0, match.index)
  const position = positionOf(findField(document, before), keysIn(match[1]!))
  if (position < 0) return before
  return withPositions(document, `${before}[${position}]${path.slice(match.index + match[0].length)}`)
}

function keysIn(text: string): readonly (readonly [name: string, value: unknown])[] {
  return [...text.matchAll(new RegExp(KEY, 'g'))].map(([, name, value]) => [name!, readValue(value!)])
}

function readValue(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** A key that an element lacks is one that the server filled in: the protocol of a port. */
function positionOf(list: object, keys: ReturnType<typeof keysIn>): number {
  if (!('value' in list) || !Array.isArray(list.value)) return -1
  const exact = list.value.findIndex(element => keys.every(([name, value]) => element?.[name] === value))
  if (exact >= 0) return exact
  return list.value.findIndex(element => keys.every(([name, value]) => [undefined, value].includes(element?.[name])))
}
