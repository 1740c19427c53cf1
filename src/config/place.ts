import type { Origin } from '../ir/origin.ts'
import { keyOriginOf, originsOf } from '../ir/provenance.ts'

/** A way into a node: keys and positions. */
export type Path = readonly (string | number)[]

/** The value at the path; undefined if there is none. */
export function valueAt(node: unknown, path: Path): unknown {
  return path.reduce<unknown>((current, step) => (isContainer(current) ? current[step] : undefined), node)
}

/** The place of the value at the path. */
export function valueOriginAt(node: unknown, path: Path): Origin | undefined {
  const last = path.at(-1)
  if (last === undefined) return originsOf(node)[0]
  const parent = valueAt(node, path.slice(0, -1))
  return originsOf(parent, last)[0] ?? originsOf(parent)[0]
}

/** The place of the key at the end of the path; for a position in a list, that of its value. */
export function keyOriginAt(node: unknown, path: Path): Origin | undefined {
  const last = path.at(-1)
  return last === undefined ? originsOf(node)[0] : keyOriginOf(valueAt(node, path.slice(0, -1)), last)
}

/** The end of the path as a person would say it: `ports[0]`. */
export function nameOf(path: Path): string {
  const name = path.findLastIndex(step => typeof step === 'string')
  return path
    .slice(Math.max(name, 0))
    .reduce<string>((text, step) => text + (typeof step === 'number' ? `[${step}]` : step), '')
}

/** A JSON pointer as the way that it means in this node. */
export function pathOf(node: unknown, pointer: string): Path {
  const steps = pointer.split('/').slice(1)
  let current = node
  return steps.map(step => {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~')
    const found = Array.isArray(current) ? Number(key) : key
    current = valueAt(current, [found])
    return found
  })
}

function isContainer(node: unknown): node is Record<string | number, unknown> {
  return typeof node === 'object' && node !== null
}
