import fc from 'fast-check'
import { blockBetween } from './block-between.ts'
import { body, workloadHeadings } from './body.ts'
import { ports } from './container.ts'
import { type Facts, fit } from './fit.ts'
import { label, objectName } from './names.ts'
import { blocks, map, mostly, type Node, oneOf } from './node.ts'
import { ownKeys } from './texts.ts'
import { suitedTo, whatRuns } from './what-runs.ts'

const image = oneOf(
  'nginx:1.29',
  'ghcr.io/example/api:1.4.2',
  'localhost:5000/a/b_c.d--e',
  'a',
  `a@sha256:${'0'.repeat(64)}`,
  'registry.example.com:443/x:on',
)

const HEADINGS = ['build', 'container', ...Object.keys(workloadHeadings), 'port', 'sync']

/** An app before its parts agree: how it is in general, and how it is in each environment. */
export interface RawApp {
  readonly name: string
  readonly head: Node
  /** The kind of controller, and the keys of this kind. */
  readonly runs: Node
  readonly ports: readonly Node[]
  readonly base: Node
  readonly blocks: Readonly<Record<string, RawBlock>>
}

interface RawBlock {
  readonly body: Node
  readonly runs: Node
  readonly head: Node
  /** The headings that it says anything about; all others are those of the app. */
  readonly headings: readonly string[]
}

/** What every entry may have. */
export const entryKeys: fc.Arbitrary<Node> = fc
  .tuple(
    map({
      namespace: namespace(),
      enabled: mostly(oneOf(true), oneOf(false)),
      patches: fc.constant([]),
      diagnostics: diagnostics(),
      secret_variables: secretVariables(),
    }),
    ownKeys,
  )
  .map(([known, own]) => ({ ...known, ...own }))

const block = fc.record({
  body,
  runs: whatRuns,
  head: withCommon(map({ image, path: oneOf('apps/other'), live_update: fc.boolean() })),
  headings: fc.subarray([...HEADINGS]),
})

/** An app with blocks for some environments. */
export const rawApp: fc.Arbitrary<RawApp> = fc.record({
  name: label(),
  head: fc
    .tuple(
      fc.oneof(map({ image }, ['image']), map({ path: objectName.map(name => `apps/${name}`) }, ['path'])),
      entryKeys,
    )
    .map(parts => Object.assign({}, ...parts) as Node),
  runs: whatRuns,
  ports,
  base: body,
  blocks: blocks(block),
})

/** The same maps together, with what every entry may have. */
export function withCommon(...parts: readonly fc.Arbitrary<Node>[]): fc.Arbitrary<Node> {
  return fc.tuple(entryKeys, ...parts).map(all => Object.assign({}, ...all) as Node)
}

/** The entry in the file. */
export function app(raw: RawApp, index: number, shared: Pick<Facts, 'hasCertificates' | 'hasDomains'>): Node {
  const bodies = [raw.base, ...Object.values(raw.blocks).map(({ body }) => body)]
  const types = bodies.map(({ scaling }) => (scaling as Node | undefined)?.type)
  const isKeda = !types.every(type => type === 'none' || type === 'hpa')
  const { workload } = raw.runs
  const name = raw.name.slice(0, workload === undefined ? (isKeda ? 54 : 63) : 52).replace(/-+$/, '')
  const facts: Facts = {
    ...shared,
    name,
    ports: raw.ports,
    isMeasured: types.includes('hpa'),
    mostReplicas: Math.max(0, ...bodies.map(({ replicas }) => Number(replicas ?? 0))),
    prefix: index === 0 ? '' : `/${index}`,
  }
  const base = suitedTo(workload, fit(withPorts(raw.base, raw.ports), facts))
  const blocks = Object.entries(raw.blocks).map(([environment, { body, runs, head, headings }]) => {
    const target = suitedTo(workload, fit(withPorts(body, otherPorts(raw.ports)), facts))
    return [environment, { ...head, ...(runs.workload === workload && runs), ...blockBetween(base, target, headings) }]
  })
  return { name, ...raw.head, ...raw.runs, ...base, ...Object.fromEntries(blocks) }
}

function withPorts(body: Node, list: readonly Node[]): Node {
  return list.length === 0 ? body : { ...body, container: { ...(body.container as Node | undefined), ports: list } }
}

/** The same ports with other ports of their Service, and one more. */
function otherPorts(list: readonly Node[]): Node[] {
  if (list.length === 0) return []
  const changed = list.map(({ service_port, ...rest }) =>
    service_port === undefined ? { ...rest, service_port: rest.container_port } : rest,
  )
  const taken = new Set(list.flatMap(({ container_port, service_port }) => [container_port, service_port]))
  const free = [9901, 9902, 9903, 9904, 9905, 9906, 9907].find(number => !taken.has(number))
  return [...changed, { name: 'further', container_port: free, protocol: 'TCP' }]
}

/** A few namespaces, since a server has to have them before it judges what is in them. */
export function namespace(): fc.Arbitrary<string> {
  return oneOf('generated', 'generated-0', '0-generated', `generated-${'n'.repeat(53)}`)
}

/** What is a secret, by names that other parts of the file use, and by a pattern. */
export function secretVariables(): fc.Arbitrary<Node> {
  return map({ TOKEN_TTL: oneOf(false), GREETING: oneOf(true), 'OLD_*': oneOf(true, false) })
}

/** Levels of messages that are no errors. */
export function diagnostics(): fc.Arbitrary<Node> {
  return map({ 'check/mutable-tag': oneOf('off', 'info', 'warning'), 'config/unused-key': oneOf('off', 'warning') })
}
