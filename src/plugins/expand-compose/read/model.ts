import { isMap, originsOf, withProvenanceOf } from 'k3s-platform/plugin'
import { type Resources, toResources } from '../canonical/to-resources.ts'
import { toService, type WrittenService } from '../canonical/to-service.ts'
import { assembled } from './assembled.ts'
import type { LoadedFile } from './load-file.ts'
import { applyMarks } from './marks.ts'
import { merge, withoutDoubles } from './merge.ts'
import { doubleItem } from './merge-messages.ts'
import { NETWORK_RULE, RESOURCE_RULE, SERVICE_RULE } from './merge-rules.ts'
import { type Fields, type Steps, withItems, withValues } from './nodes.ts'
import type { Reading } from './reading.ts'

/** What one or several files say, in long forms. */
export interface Model {
  readonly services: Readonly<Record<string, WrittenService>>
  readonly networks: Readonly<Record<string, Resources['networks']>>
  readonly volumes: Readonly<Record<string, Resources['volumes']>>
  readonly configs: Readonly<Record<string, Resources['configs']>>
  readonly secrets: Readonly<Record<string, Resources['secrets']>>
  readonly models: Fields
  readonly jobs: Fields
  readonly name?: string
}

/** The sections that have names in them. */
export const SECTIONS = ['services', 'networks', 'volumes', 'configs', 'secrets', 'models', 'jobs'] as const

/** What nothing was said about. */
export const EMPTY_MODEL: Model = {
  services: {},
  networks: {},
  volumes: {},
  configs: {},
  secrets: {},
  models: {},
  jobs: {},
}

/** What one file says by itself; its paths are relative to `folder`. */
export function modelOf(loaded: LoadedFile, folder: string, reading: Reading): Model {
  const { node } = loaded
  const { report } = reading
  const model: Model = {
    services: servicesOf(loaded, folder, reading),
    networks: toResources(node, 'networks', folder, report) ?? {},
    volumes: toResources(node, 'volumes', folder, report) ?? {},
    configs: toResources(node, 'configs', folder, report) ?? {},
    secrets: toResources(node, 'secrets', folder, report) ?? {},
    models: withoutExtensions(node.models),
    jobs: withoutExtensions(node.jobs),
    ...(typeof node.name === 'string' && { name: node.name }),
  }
  return assembled(model, node, new Map(['name', ...SECTIONS].map(key => [key, { node, key }])))
}

/** What several files say together, of which the later one has marks. */
export function mergeModels(earlier: Model, later: Model, marks: readonly Steps[] = []): Model {
  return merge(applyMarks(earlier, marks), later, MODEL_RULE)
}

/** The service of one file in long forms. */
export function serviceOf(
  services: Fields,
  name: string,
  folder: string,
  { report }: Reading,
  isBroken: boolean,
): WrittenService {
  // Where something was taken out, something may seem to be missing, and the rest may look alike.
  const tell: Reading['report'] = diagnostic => {
    if (!isBroken || diagnostic.code !== 'compose/missing-key') report(diagnostic)
  }
  const service = toService(services, name, folder, tell) ?? {}
  return withoutDoubles(withoutEmptyServers(service), SERVICE_RULE, (list, earlier, later) => {
    // Where something was taken out, the rest may look alike.
    if (!isBroken) report(doubleItem(originsOf(list, later)[0], originsOf(list, earlier)[0]))
  })
}

/** A name server that a variable left empty is none. */
function withoutEmptyServers(service: WrittenService): WrittenService {
  const { dns } = service
  if (!dns?.includes('')) return service
  return withProvenanceOf(service, { ...service, dns: withItems(dns, index => dns[index] || undefined) as string[] })
}

function servicesOf({ node: { services }, broken }: LoadedFile, folder: string, reading: Reading): Model['services'] {
  if (!isMap(services)) return {}
  return withValues(services, name => serviceOf(services, name, folder, reading, broken.has(name))) as Model['services']
}

function withoutExtensions(section: unknown): Fields {
  if (!isMap(section)) return {}
  const inner = (value: unknown): unknown =>
    isMap(value) ? withValues(value, key => (key.startsWith('x-') ? undefined : inner(value[key]))) : value
  return withValues(section, name => inner(section[name]) ?? {})
}

const MODEL_RULE = {
  fields: {
    services: { each: SERVICE_RULE },
    networks: { each: NETWORK_RULE },
    volumes: { each: RESOURCE_RULE },
    configs: { each: RESOURCE_RULE },
    secrets: { each: RESOURCE_RULE },
  },
}
