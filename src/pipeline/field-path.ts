import { closestTo } from '../ir/closest.ts'
import { at, type Pointer, stepsOf } from './pointer.ts'

/** A field of a document that was found, or the part of the way that exists and what goes on from there. */
export type FoundField =
  | { readonly steps: readonly string[]; readonly value: unknown }
  | { readonly steps: readonly string[]; readonly missing: string; readonly known: readonly string[] }

/**
 * Finds a field as people write it: a JSON Pointer (`/spec/rules/0`, also with unescaped slashes in keys) or a path
 * (`spec.rules[0].host`, `metadata.annotations["example.com/team"]`), or the one without the first slash. An element may be called by its `name`.
 */
export function findField(document: unknown, written: string): FoundField {
  const isPointer = /^[^.[]*\//.test(written)
  let rest = written.replace(/^\//, '')
  let value = document
  const steps: string[] = []
  while (rest !== '') {
    const known = keysOf(value)
    const next = isPointer ? nextOfPointer(rest, known) : nextOfPath(rest, known)
    if (next.key === undefined) return { steps, missing: next.written, known: known.map(({ name }) => name) }
    steps.push(next.key)
    value = (value as Record<string, unknown>)[next.key]
    rest = next.rest
  }
  return { steps, value }
}

/** The field that was probably meant, as a pointer. */
export function similarField(document: unknown, written: string): Pointer | undefined {
  const found = findField(document, written)
  if (!('missing' in found)) return undefined
  const meant = closestTo(found.missing, found.known)
  return meant === undefined ? undefined : pointerOf([...found.steps, meant])
}

/** The pointer of a list of steps. */
export function pointerOf(steps: readonly string[]): Pointer {
  return steps.map(step => at`/${step}`).join('')
}

/** A key of a map; an element of a list is also known by its name. */
interface Known {
  readonly name: string
  readonly key: string
}

interface Next {
  readonly key: string | undefined
  readonly written: string
  readonly rest: string
}

function keysOf(value: unknown): readonly Known[] {
  if (typeof value !== 'object' || value === null) return []
  const keys = Object.keys(value).map(key => ({ name: key, key }))
  if (!Array.isArray(value)) return keys
  const names = value.flatMap((item, index) =>
    typeof item?.name === 'string' ? [{ name: item.name as string, key: String(index) }] : [],
  )
  return [...keys, ...names]
}

/** As many steps as make a key: annotations have slashes, and few people escape them. */
function nextOfPointer(rest: string, known: readonly Known[]): Next {
  const parts = rest.split('/')
  for (let length = parts.length; length > 0; length--) {
    const text = parts.slice(0, length).join('/')
    const [step] = length === 1 ? stepsOf(`/${text}`) : [text]
    const found = known.find(({ name }) => name === step)
    if (found) return { key: found.key, written: text, rest: parts.slice(length).join('/') }
  }
  return { key: undefined, written: stepsOf(`/${parts[0]}`)[0]!, rest: '' }
}

/** The longest key that the path goes on with: keys have dots, too. */
function nextOfPath(rest: string, known: readonly Known[]): Next {
  const bracket = /^\.?\[\s*(?:"([^"]*)"|'([^']*)'|([^\]]*))\s*\]\.?/.exec(rest)
  if (bracket) {
    const written = bracket[1] ?? bracket[2] ?? bracket[3]!
    const found = known.find(({ name }) => name === written)
    return { key: found?.key, written, rest: rest.slice(bracket[0].length) }
  }
  const path = rest.replace(/^\./, '')
  const found = known
    .filter(({ name }) => path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`))
    .reduce<Known | undefined>(
      (longest, one) => (longest && longest.name.length >= one.name.length ? longest : one),
      undefined,
    )
  if (!found) return { key: undefined, written: path.split(/[.[]/, 1)[0]!, rest: '' }
  return { key: found.key, written: found.name, rest: path.slice(found.name.length).replace(/^\./, '') }
}
