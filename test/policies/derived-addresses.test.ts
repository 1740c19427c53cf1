import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { compile, filesInMemory, loadConfig, ProjectFiles, palette, prettyReport, readConfig } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { project } from '../generate/project.ts'
import { type Door, type End, mayLeave } from './may-reach.ts'
import { behind, type Tree, type TreePod, treeOf } from './tree.ts'

/** Wherever the build itself sends a pod, the pod's own policies let it out. */
const test = suite('addresses that the build derives')
const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

interface Trip {
  readonly from: TreePod
  readonly to: End
  readonly door: Door
}

test('every tree of the fixtures', () => {
  let trips = 0
  for (const environment of fixtureEnvironments()) {
    const said = readOrEmpty(`${environment}.diagnostics.txt`)
    trips += checkTree(environment, treeOf(filesBelow(environment)), said)
  }
  assert.ok(trips > 1000, `only ${trips} addresses were tried`)
})

test('the examples', async () => {
  for (const name of ['complete', 'every-key', 'monitoring']) {
    const config = await loadConfig(join(root, 'examples', name, 'apps.yaml'))
    for (const environment of config.environments) {
      const { files, diagnostics, sources } = await compile(config, environment)
      checkTree(
        `${name} ${environment}`,
        treeOf(files),
        prettyReport(diagnostics, { sources, palette: palette(false), verbose: false }),
      )
    }
  }
})

test('random projects', async () => {
  let trips = 0
  await fc.assert(
    fc.asyncProperty(project, async ({ text, files, environments, variables }) => {
      const config = await readConfig({ file: 'apps.yaml', text, files: new ProjectFiles(filesInMemory(files)) })
      for (const environment of environments) {
        const built = await compile(config, environment, { variables })
        const { sources } = built
        const said = prettyReport(built.diagnostics, { sources, palette: palette(false), verbose: false })
        trips += checkTree(text, treeOf(built.files), said)
      }
    }),
    { numRuns: 30, seed: 7 },
  )
  assert.ok(trips > 200, `only ${trips} addresses were tried`)
})

function checkTree(label: string, tree: Tree, said: string): number {
  const trips = tree.pods
    // Without a network of its own a service goes nowhere.
    .filter(({ labels }) => labels['k3scompose.io/without-network'] === undefined)
    .flatMap(pod => [...names(pod), ...brokers(pod, tree), ...neighbours(pod, tree), ...dependencies(pod, tree, said)])
  for (const { from, to, door } of trips) {
    const where = JSON.stringify({ from: from.name, to, door })
    assert.ok(mayLeave(tree.policies, from, to, door), `${label}: ${where} is not let out`)
  }
  return trips.length
}

/** Names are asked of the cluster's DNS, or of the cache of the node. */
function names(from: TreePod): Trip[] {
  const dns = (app: string): End => ({ namespace: 'kube-system', labels: { 'k8s-app': app }, ports: {} })
  return [dns('kube-dns'), dns('node-local-dns'), { ip: '169.254.20.10' }].flatMap(to =>
    (['TCP', 'UDP'] as const).map(protocol => ({ from, to, door: { port: 53, protocol } })),
  )
}

/** The queue of a function, and of what is scaled by one. */
function brokers(from: TreePod, tree: Tree): Trip[] {
  const told = from.env.filter(({ name, value }) => name === 'K3SFN_QUEUE_ADDRESS' && value).map(({ value }) => value)
  const watched = tree.scalers
    .filter(({ metadata, spec }) => metadata.namespace === from.namespace && spec.scaleTargetRef.name === from.name)
    .flatMap(({ spec }) => spec.triggers)
    .filter(({ metadata }) => metadata.listName !== undefined)
    .flatMap(({ metadata }) => (metadata.address ?? metadata.addresses ?? '').split(','))
  return [...told.flatMap(value => value.split(',')), ...watched].flatMap(address => addressTrips(from, address, tree))
}

function addressTrips(from: TreePod, address: string, tree: Tree): Trip[] {
  const [, host = '', port = ''] = /^([^:]+):(\d+)$/.exec(address) ?? []
  if (/^[\d.]+$/.test(host)) return [{ from, to: { ip: host }, door: { port: Number(port), protocol: 'TCP' } }]
  const [name = '', namespace = from.namespace, kind = 'svc'] = host.split('.')
  if (kind !== 'svc' || host === '') return []
  const service = tree.services.find(({ metadata }) => metadata.name === name && metadata.namespace === namespace)
  const offered = service?.spec.ports?.find((one: { port: number }) => one.port === Number(port))
  if (offered) return behind(tree, service, offered).map(({ pod, door }) => ({ from, to: pod, door }))
  return [{ from, to: { namespace, labels: {}, ports: {} }, door: { port: Number(port), protocol: 'TCP' } }]
}

/** Services of one stack, where they have a network in common. */
function neighbours(from: TreePod, tree: Tree): Trip[] {
  const networks = (pod: TreePod) => Object.keys(pod.labels).filter(key => key.startsWith('network.k3scompose.io/'))
  return tree.pods
    .filter(pod => from.unit.startsWith('compose/') && pod.unit === from.unit && pod !== from)
    .filter(pod => networks(pod).some(network => networks(from).includes(network)))
    .flatMap(pod => Object.values(pod.ports).map(port => ({ from, to: pod, door: { port, protocol: 'TCP' as const } })))
}

/** What the unit waits for, unless the build has said that it is not let out there. */
function dependencies(from: TreePod, tree: Tree, said: string): Trip[] {
  const { dependsOn = [] } = tree.metadata.get(from.unit) ?? {}
  return (dependsOn as { section?: string; name?: string }[] | string[]).flatMap(dependency => {
    const unit = typeof dependency === 'string' ? dependency : `${dependency.section}/${dependency.name}`
    if (said.includes(`"${from.unit}" depends on "${unit}", but its own`)) return []
    const targets = tree.pods.filter(pod => pod.unit === unit)
    return tree.services
      .flatMap(service => (service.spec.ports ?? []).flatMap((port: object) => behind(tree, service, port)))
      .filter(({ pod }) => targets.includes(pod))
      .map(({ pod, door }) => ({ from, to: pod, door }))
  })
}

function fixtureEnvironments(): string[] {
  const fixtures = join(root, 'test/fixtures')
  return readdirSync(fixtures)
    .map(name => join(fixtures, name, 'expected'))
    .flatMap(expected => {
      const entries = statSync(expected, { throwIfNoEntry: false }) ? readdirSync(expected) : []
      return entries.map(name => join(expected, name)).filter(path => statSync(path).isDirectory())
    })
}

function filesBelow(folder: string): (readonly [string, string])[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(path => join(folder, path))
    .filter(path => statSync(path).isFile())
    .map(path => [relative(folder, path), readFileSync(path, 'utf8')] as const)
}

function readOrEmpty(path: string): string {
  return statSync(path, { throwIfNoEntry: false }) ? readFileSync(path, 'utf8') : ''
}

test.run()
