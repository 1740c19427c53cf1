import fc from 'fast-check'
import { app, rawApp } from './app.ts'
import { COMPOSE_FILE, compose } from './compose.ts'
import { helm, VALUES_FILES } from './helm.ts'
import { MANIFEST_FILES, manifests } from './manifests.ts'
import type { Node } from './node.ts'
import { print } from './print.ts'
import { environmentNames, rootKeys } from './root.ts'
import { type GeneratedFunctions, serverless, withBroker } from './serverless.ts'
import { withEnvironments } from './slots.ts'

/** A random apps.yaml with the files that it names. */
export interface GeneratedProject {
  readonly text: string
  readonly root: Node
  readonly environments: readonly string[]
  readonly files: Readonly<Record<string, string>>
  /** The variables that it uses and that have no default. */
  readonly variables: Readonly<Record<string, string>>
}

/** Files that build without an error in each of their environments, but for a few by bad luck. */
export const project: fc.Arbitrary<GeneratedProject> = fc
  .record({
    environments: environmentNames,
    root: rootKeys,
    apps: fc.array(rawApp, { minLength: 1, maxLength: 3 }),
    helm: fc.array(helm, { maxLength: 2 }),
    serverless: seldom(serverless),
    compose: seldom(compose),
    manifests: seldom(manifests),
    waits: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 4 }),
  })
  .map(({ environments, root, waits, serverless: functions, ...sections }) => {
    const shared = certificates(root)
    const apps = sections.apps.map((raw, index) => app(raw, index, shared))
    const serverless = functions.map(({ entry }) => entry)
    const whole = waiting(withOwnNames({ ...withQueues(root, functions), ...sections, serverless, apps }), waits)
    const named = withEnvironments(whole, environments) as Node
    const files = Object.assign({}, FILES, ...functions.map(({ files }) => files)) as Record<string, string>
    return { text: print(named), root: named, environments, files, variables: { NAME: 'value' } }
  })

const FILES = { ...VALUES_FILES, ...COMPOSE_FILE, ...MANIFEST_FILES }

function seldom<Entry>(entry: fc.Arbitrary<Entry>): fc.Arbitrary<Entry[]> {
  return fc.oneof(
    { weight: 5, arbitrary: fc.constant([] as Entry[]) },
    { weight: 1, arbitrary: entry.map(one => [one]) },
  )
}

/** Functions take items from the queue of the defaults, when they have none of their own. */
function withQueues(root: Node, functions: readonly GeneratedFunctions[]): Node {
  if (functions.length === 0) return root
  const queue = { address: 'valkey.apps.svc.cluster.local:6379' }
  return { ...root, defaults: withBroker({ queue, ...(root.defaults as Node) }) }
}

function certificates({ environments }: Node) {
  const all = Object.values(environments as Record<string, Node>)
  return {
    hasCertificates: all.every(one => one.tls_secret !== undefined || one.tls_issuer !== undefined),
    hasDomains: true,
  }
}

const SECTIONS = ['helm', 'serverless', 'apps', 'compose', 'manifests'] as const

/** No two entries of one name, and no account that two entries describe in two ways. */
function withOwnNames(root: Node): Node {
  const seen = new Set<unknown>()
  const lists = SECTIONS.map(section => [
    section,
    (root[section] as Node[]).filter(({ name }) => !seen.has(name) && seen.add(name)),
  ])
  return { ...root, ...Object.fromEntries(lists.filter(([, list]) => (list as Node[]).length > 0)) }
}

/** Entries that wait for earlier ones, so that nobody waits in a circle. */
function waiting(made: Node, waits: readonly (readonly [number, number, boolean])[]): Node {
  const root = structuredClone(made)
  const all = SECTIONS.flatMap(section => ((root[section] ?? []) as Node[]).map(entry => ({ section, entry })))
  for (const [first, second, isTyped] of waits) {
    const [low, high] = [first % all.length, second % all.length].sort((a, b) => a - b) as [number, number]
    if (low === high) continue
    const { section, entry } = all[low]!
    const dependency = {
      name: entry.name,
      ...(isTyped && { type: section === 'apps' && first % 2 === 0 ? 'app' : section }),
    }
    const waiter = all[high]!.entry
    const place = second % 2 === 0 && waiter['#0'] ? (waiter['#0'] as Node) : waiter
    place.depends_on = [...((place.depends_on ?? []) as Node[]), dependency]
  }
  return root
}
