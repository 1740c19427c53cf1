import { type Diagnostic, keyOriginOf, type Origin, originsOf, writtenOriginsOf } from 'k3s-platform/plugin'
import type { ComposeProject } from '../model/project.ts'
import { noEffect } from './loss-messages.ts'

/**
 * Values of a compose project without effect: no field of `made`, the result of the project, comes from them, and no
 * diagnostic reports them. Most repeat a default; the others must not be dropped silently.
 */
export function valuesWithoutEffect(
  compose: ComposeProject,
  made: readonly unknown[],
  told: readonly Diagnostic[],
): readonly Diagnostic[] {
  const known = placesOf(made)
  for (const { at, related = [] } of told)
    for (const place of [...(at ? [at] : []), ...related.map(other => other.at)]) known.add(keyOf(place))
  const dropped = new Set(told.flatMap(({ at, loss }) => (at && loss === 'dropped' ? [keyOf(at)] : [])))
  const found = new Map<string, Diagnostic>()
  const visit = (node: object, step: string | number, around: boolean, service: string | undefined): void => {
    const value = (node as Readonly<Record<string | number, unknown>>)[step]
    const places = writtenAt(node, step)
    if (around || value === undefined || places.some(place => known.has(keyOf(place)) && isLeaf(value))) return
    if (isWords(value)) {
      const items = stepsOf(value).flatMap(item => writtenAt(value, item))
      if ([...places, ...items].some(item => known.has(keyOf(item)))) return
    } else if (!isLeaf(value)) {
      const isAround = places.some(place => dropped.has(keyOf(place)))
      for (const key of stepsOf(value as object)) visit(value as object, key, isAround, service)
      return
    }
    const [place] = places
    // Values that are not in the file are not dropped, and a string that has several values is reported once.
    if (place && !found.has(keyOf(place))) found.set(keyOf(place), { ...noEffect(place), ...(service && { service }) })
  }
  for (const [name, service] of Object.entries(compose.services))
    for (const key of Object.keys(service)) if (!CHOOSING.has(key)) visit(service, key, false, name)
  for (const section of ['networks', 'volumes', 'configs', 'secrets'] as const)
    for (const name of Object.keys(compose[section])) visit(compose[section], name, false, undefined)
  return [...found.values()]
}

/** A mount is not read-only unless it says so, and then nothing says it. */
const READ_ONLY: ReadonlySet<string | number> = new Set(['readOnly', 'read_only'])

/** These decide whether a service is there at all. */
const CHOOSING: ReadonlySet<string> = new Set(['profiles'])

function writtenAt(node: object, step: string | number): readonly Origin[] {
  const key = keyOriginOf(node, step)
  const places = writtenOriginsOf(node, step)
  return places.length > 0 && key ? [...places, key] : places
}

/** Where everything below some nodes was written. */
function placesOf(nodes: readonly unknown[]): Set<string> {
  const places = new Set<string>()
  const seen = new Set<unknown>()
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null || seen.has(node)) return
    seen.add(node)
    for (const place of originsOf(node)) places.add(keyOf(place))
    for (const step of stepsOf(node)) {
      const value = (node as Readonly<Record<string | number, unknown>>)[step]
      // Only a mount that is read-only says so.
      if (!READ_ONLY.has(step) || value) for (const place of originsOf(node, step)) places.add(keyOf(place))
      visit(value)
    }
  }
  for (const node of nodes) visit(node)
  return places
}

function stepsOf(node: object): readonly (string | number)[] {
  return Array.isArray(node) ? [...node.keys()] : Object.keys(node)
}

/** Words belong together: those of a command, or what a device can do. */
function isWords(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every(item => typeof item !== 'object')
}

function isLeaf(value: unknown): boolean {
  return typeof value !== 'object' || value === null || Object.keys(value).length === 0
}

function keyOf({ file, line, column, path }: Origin): string {
  return `${file}:${line}:${column} ${path}`
}
