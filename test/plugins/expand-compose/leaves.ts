import type { Origin } from 'k3s-platform'
import { readYaml } from '../../../src/config/read-yaml.ts'
import { sourceFile } from '../../../src/config/source-file.ts'
import { keyOriginOf, originsOf } from '../../../src/ir/provenance.ts'

/** A single value of a YAML file. */
export interface Leaf {
  readonly path: string
  readonly value: unknown
  /** Where it and its key stand; for an item of a list, where the list and its key stand too. */
  readonly places: readonly Origin[]
  /** Where the maps and lists around it stand, without those that only say of which service or resource it is. */
  readonly around: readonly Origin[]
}

type Container = Readonly<Record<string | number, unknown>>

/**
 * Every single value of a compose file, outside of `x-…` and of services
 * that no active profile asks for.
 */
export function leavesOf(file: string, text: string, profiles: readonly string[]): readonly Leaf[] {
  const root = readYaml(sourceFile(file, text)).value
  const inactive = Object.entries(((root as Container | null)?.services ?? {}) as Record<string, Container | null>)
    .filter(([, service]) => Array.isArray(service?.profiles) && !service.profiles.some(one => profiles.includes(one)))
    .map(([name]) => `services.${name}`)
  return [...leavesBelow(root, [], [])].filter(({ path }) => !inactive.some(name => path.startsWith(`${name}.`)))
}

function* leavesBelow(
  node: unknown,
  path: readonly (string | number)[],
  around: readonly Origin[],
  list: readonly Origin[] = [],
): Iterable<Leaf> {
  const container = node as Container
  for (const key of Array.isArray(node) ? node.keys() : Object.keys(container)) {
    if (typeof key === 'string' && key.startsWith('x-')) continue
    const value = container[key]
    const steps = [...path, key]
    const own = [keyOriginOf(node, key)!, ...originsOf(node, key)]
    // A list of words, such as a command, is one thing.
    const places = Array.isArray(node) && typeof value !== 'object' ? [...own, ...list] : own
    if (isAboutReading(steps) || isNothing(steps, value)) continue
    if (typeof value === 'object' && value !== null && Object.keys(value).length > 0)
      yield* leavesBelow(value, steps, namesThing(steps) ? around : [...around, ...own], own)
    else yield { path: own[0]!.path, value, places, around }
  }
}

/** `include` and `extends` say where the rest is to be read, and are an error when it is not there. */
function isAboutReading(steps: readonly (string | number)[]): boolean {
  return steps[0] === 'include' || (steps.length === 3 && steps[0] === 'services' && steps[2] === 'extends')
}

/** A key without a value says nothing, unless it is the user's own name: `environment: {TOKEN: }` asks for one. */
function isNothing(steps: readonly (string | number)[], value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0
  return value === null && !OWN_NAMES.has(String(steps.at(-2)))
}

const OWN_NAMES: ReadonlySet<string> = new Set([
  'annotations',
  'args',
  'environment',
  'labels',
  'ssh',
  'sysctls',
  'volumes',
])

/** What is said of `services.web` as a whole is not said of each of its keys. */
function namesThing(steps: readonly (string | number)[]): boolean {
  return steps.length === 1 || (steps.length === 2 && steps[0] === 'services')
}
