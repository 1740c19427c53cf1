import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import type { Node } from '../node.ts'
import { fitProject } from './fit.ts'
import { valueAt } from './from-schema.ts'
import { neededBeside } from './needed.ts'
import { POOLS } from './pools.ts'
import { composeSchema, type Form, formsOf, type Key, keysOf, type ValueType } from './schema.ts'
import { isOfType } from './used-forms.ts'

/** A file with one key more than another. */
export interface Probe {
  /** `services.web.ports[0].host_ip: string`. */
  readonly name: string
  /** The way to the key in the file that has it. */
  readonly path: readonly (string | number)[]
  readonly without: Node
  readonly with: Node
}

/** Puts a value into a file that is sound without it. */
type Put = (value: unknown) => Node

const BASE: Node = {
  services: { db: { image: 'postgres:17' }, cache: { image: 'redis:8' }, web: { image: 'nginx:1.29' } },
}

/** Every key of the schema, in every way it may be written, alone in a file of three services. */
export function* probes(): Iterable<Probe> {
  const services = Object.values(composeSchema.properties!.services!.patternProperties!)
  const inWeb = (value: unknown, more: Node = {}) => ({
    ...more,
    services: { ...(BASE.services as Node), web: { image: 'nginx:1.29', ...(value as Node) } },
  })
  yield* probesOfMap(formsOf(services[0]!, 'service')[0]!, [], ['services', 'web'], value => inWeb(value))
  for (const key of keysOf(formsOf(composeSchema, 'project')[0]!))
    if (key.name !== 'services')
      yield* probesOfKey(key, [], [], {}, value => inWeb(USED[key.name!] ?? {}, value as Node))
}

/** How a service uses what stands beside the services. */
const USED: Readonly<Record<string, Node>> = {
  networks: { networks: ['front'] },
  volumes: { volumes: ['data:/data'] },
  configs: { configs: ['settings'] },
  secrets: { secrets: ['password'] },
}

/** What is around the keys below these is refused as a whole. */
const WHOLE: ReadonlySet<string> = new Set(['project.jobs', 'project.models', 'project.include'])

function* probesOfMap(form: Form, seen: readonly string[], way: Probe['path'], put: Put): Iterable<Probe> {
  if (seen.includes(form.place)) return
  const keys = keysOf(form)
  for (const key of keys) {
    const required = keys.filter(other => other.required && other !== key)
    const beside = Object.fromEntries(required.map(other => [other.name, samplesOf(other)[0]!.value]))
    const { [key.name ?? '']: _, ...rest } = { ...beside, ...neededBeside(form.place, key.name ?? '', way) }
    yield* probesOfKey(
      { ...key, name: key.name ?? POOLS[form.place]?.[0] ?? 'one' },
      [...seen, form.place],
      way,
      rest,
      put,
    )
  }
}

function* probesOfKey(key: Key, seen: readonly string[], around: Probe['path'], rest: Node, put: Put): Iterable<Probe> {
  const name = key.name!
  const way = [...around, name]
  const withKey: Put = value => put({ ...rest, [name]: value })
  const base = fitProject(key.required || isNeeded(key) ? BASE : put(rest))
  for (const { type, value } of samplesOf(key)) {
    const made = fitProject(withKey(value))
    // Names of services that are not there were taken out of it.
    if (isDeepStrictEqual(made, base)) continue
    yield {
      name: `${wordsFor(way)}: ${type} ${JSON.stringify(value)}`,
      path: way,
      without: base,
      with: made,
    }
  }
  if (WHOLE.has(key.place)) return
  for (const form of formsOf(key.schema, key.place)) {
    if (form.type === 'object') yield* probesOfMap(form, seen, way, withKey)
    if (form.type !== 'array') continue
    for (const inner of formsOf(form.schema.items ?? {}, `${form.place}[]`))
      if (inner.type === 'object') yield* probesOfMap(inner, seen, [...way, 0], value => withKey([value]))
  }
}

/** A key that what is around it has no meaning without, though the schema does not say so. */
function isNeeded({ place, name }: Key): boolean {
  const around = place.slice(0, place.lastIndexOf('.'))
  return Object.hasOwn(neededBeside(around, name ?? '', []), name ?? '')
}

/** A few values of each type. */
function samplesOf({ schema, place }: Key): readonly { readonly type: ValueType; readonly value: unknown }[] {
  const forms = formsOf(schema, place)
  const found = new Map<string, { type: ValueType; value: unknown }>()
  for (const value of fc.sample(valueAt(schema, place), { seed: 3, numRuns: 80 })) {
    const type = forms.find(({ type }) => isOfType(value, type))?.type
    const count = [...found.values()].filter(one => one.type === type).length
    if (type !== undefined && count < SAMPLES) found.set(JSON.stringify(value), { type, value })
  }
  return [...found.values()]
}

const SAMPLES = 2

function wordsFor(way: Probe['path']): string {
  return way
    .map(step => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .slice(1)
}
