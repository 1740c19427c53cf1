import { type Compilation, compile, diffTrees, filesInMemory, ProjectFiles, readConfig } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { keyOf, type Ref } from '../../src/k8s/object.ts'
import { writtenObject } from '../../src/pipeline/document-text.ts'
import { type Client, createClient } from '../cluster/client.ts'
import { connect } from '../cluster/connection.ts'
import { applyTree, type Place } from './argo-cd.ts'
import { differences } from './differences.ts'
import { startEngine } from './engine.ts'
import { type Built, push } from './handover.ts'
import { openShell } from './shell.ts'

/**
 * A year of a project under Argo CD: its engine (cluster cache, differences, server-side apply, waves, prune, claims that
 * stay) applies each tree to a real API server, what happened is what `diff` said, and the cluster has every field of the
 * tree. Commands that a build prints are carried out by kubectl. Played, not run: the controllers around the engine
 * (argo-cd.ts, application-sets.ts), the health of pods, because no node runs, and the garbage collector.
 */
const test = suite('a year under Argo CD')
const run = `argocd-${process.pid}`
const [argocd, one, two, three] = [`${run}-cd`, `${run}-one`, `${run}-two`, `${run}-three`]

const project = `version: "2"
environments: { gcp: { domain: example.com } }
defaults: { ingress: { gcp: haproxy } }
argocd: { repo_url: "https://github.com/example/state.git", namespace: ${argocd}, create_project: true, root: true }
compose:
  - { name: stack, path: stack, namespace: ${one} }
apps:
  - name: web
    image: ghcr.io/example/web:1.0.0
    namespace: ${one}
    container: { ports: [{ container_port: 8080 }] }
    ingress: { path: / }
    resources: { cpu: 100m, memory: 64Mi }
    scaling: { type: none }
  - name: files
    image: ghcr.io/example/files:1.0.0
    namespace: ${two}
    volumes: [{ name: data, type: pvc, size: 1Gi, mount_path: /data }]
`
const stack = (tag: string) => `services:
  db: { image: "postgres:16", restart: always }
  migrate: { image: "migrate:${tag}", restart: "no", depends_on: [db] }
  app: { image: "app:1", restart: always, depends_on: { migrate: { condition: service_completed_successfully } } }
`

interface Step {
  readonly name: string
  readonly text: string
  readonly compose?: string
  /** Whether the build prints commands that keep what runs. */
  readonly byHand?: boolean
}

const image = project.replace('web:1.0.0', 'web:1.1.0')
const scaled = image.replace('{ type: none }', '{ type: hpa, min_instances: 2, max_instances: 4 }')
const moved = scaled
  .replace('create_project: true', `create_project: { namespaces: [${two}] }`)
  .replace(`files:1.0.0\n    namespace: ${two}`, `files:1.0.0\n    namespace: ${one}`)
const renamed = moved.replace('name: web', 'name: site')
const off = renamed.replace('name: site', 'name: site\n    enabled: false')
const otherStack = renamed.replace('name: stack', 'name: shop')
const set = otherStack.replace('root: true', 'root: true, mode: applicationset')
const prefixed = otherStack.replace('root: true', 'root: true, name_prefix: gcp-')
const dropped = prefixed.slice(0, prefixed.indexOf('  - name: files'))

const beside = dropped
  .replace('environments: {', 'environments: { staging: { domain: staging.example.com },')
  .replace('gcp: haproxy', 'gcp: haproxy, staging: traefik')
  .replace('name_prefix: gcp-', 'name_prefix: { gcp: gcp-, staging: staging- }')
  .replace(`namespace: ${one} }`, `namespace: ${one}, staging: { namespace: ${three} } }`)
  .replace(`namespace: ${one}\n`, `namespace: ${one}\n    staging: { namespace: ${three} }\n`)

const STEPS: readonly Step[] = [
  { name: 'a new image', text: image },
  { name: 'a scaler', text: scaled },
  { name: 'a Job that runs something else', text: scaled, compose: stack('2') },
  { name: 'another ingress class', text: scaled.replace('gcp: haproxy', 'gcp: traefik'), compose: stack('2') },
  { name: 'another namespace, which the project keeps', text: moved, compose: stack('2') },
  { name: 'another name', text: renamed, compose: stack('2') },
  { name: 'an entry switched off', text: off, compose: stack('2') },
  {
    name: 'the entry again, and another name of a stack, whose selectors change',
    text: otherStack,
    compose: stack('2'),
  },
  { name: 'an ApplicationSet', text: set, compose: stack('2'), byHand: true },
  { name: 'Applications again', text: otherStack, compose: stack('2'), byHand: true },
  { name: 'a prefix', text: prefixed, compose: stack('2'), byHand: true },
  { name: 'an entry less', text: dropped, compose: stack('2') },
]

async function built(text: string, compose: string, environment = 'gcp'): Promise<Built> {
  const files = new ProjectFiles(filesInMemory({ 'stack/compose.yaml': compose }))
  const config = await readConfig({ file: 'apps.yaml', text, files })
  const tree = await compile(config, environment)
  const errors = tree.diagnostics.filter(({ severity }) => severity === 'error')
  assert.ok(tree.ok, JSON.stringify(errors))
  return { config, tree }
}

test('what happens is what diff says', async () => {
  const connection = await connect()
  const client = createClient(connection)
  for (const namespace of [argocd, one, two, three]) await client.ensureNamespace(namespace)
  const engine = await startEngine(connection.kubeconfig)
  const shell = openShell(connection)
  const place = { client, engine, shell, namespace: argocd }
  try {
    let { tree } = await built(project, stack('1'))
    await begin(tree, place)
    for (const { name, text, compose = stack('1'), byHand = false } of STEPS) {
      const next = await built(text, compose)
      assert.is(await step(name, tree, next, place), byHand, name)
      tree = next.tree
    }
    await besides(tree, place)
  } finally {
    await engine.end()
    shell.remove()
    for (const name of [argocd, one, two, three]) await client.delete({ apiVersion: 'v1', kind: 'Namespace', name })
    client.close()
  }
})

/** The first time of an environment, as docs/argocd.md says it. */
async function begin(tree: Compilation, place: Place): Promise<void> {
  place.shell.commit(tree)
  await place.shell.run(`kubectl apply -f argocd-state/${tree.environment}/root.yaml`)
  assert.ok((await applyTree(tree, place)) > 10)
  assert.is(await applyTree(tree, place), 0, 'a second synchronization does nothing')
  await equalsTree(`the first tree of ${tree.environment}`, tree, place.client)
}

/** Another environment with another prefix, in the same Argo CD, leaves everything as it is. */
async function besides(tree: Compilation, place: Place): Promise<void> {
  const refs = [...tree.resources.all()].map(({ ref }) => ref)
  const uids = await uidsOf(refs, place.client)
  await begin((await built(beside, stack('2'), 'staging')).tree, place)
  assert.is(await applyTree((await built(beside, stack('2'))).tree, place), 0, 'the other one has nothing to do')
  assert.equal(await uidsOf(refs, place.client), uids)
  await equalsTree('the other one', tree, place.client)
}

/**
 * Applies a tree over another one, and compares what happened to each object with what `diff` says. Answers whether it
 * took commands.
 */
async function step(name: string, before: Compilation, built: Built, place: Place): Promise<boolean> {
  const after = built.tree
  const refs = new Map([...before.resources.all(), ...after.resources.all()].map(({ ref }) => [keyOf(ref), ref]))
  const then = await uidsOf(refs.values(), place.client)
  const isHandedOver = await push(before, built, place)
  // It ends with a round in which there is nothing to do.
  assert.ok((await applyTree(after, place)) > 0 || isHandedOver, name)
  const now = await uidsOf(refs.values(), place.client)
  const told = toldBy(before, after)
  const hasSet = [before, after].some(({ files }) => files.has('applicationset.yaml'))
  for (const [key, uid] of then) {
    // The Applications of a set are in no tree.
    if (hasSet && refs.get(key)!.kind === 'Application') continue
    const [was, is] = [uid, now.get(key)]
    const happened = was === undefined ? 'added' : is === undefined ? 'removed' : was === is ? 'kept' : 'replaced'
    const said = told.get(key) ?? 'kept'
    // What would be replaced is kept by the commands that the build prints.
    assert.is(happened, isHandedOver && said === 'replaced' ? 'kept' : said, `${name}: ${key}`)
  }
  await equalsTree(name, after, place.client)
  return isHandedOver
}

/** What `diff` says of objects that do not simply stay as they are. */
function toldBy(before: Compilation, after: Compilation): ReadonlyMap<string, string> {
  const told = new Map<string, string>()
  for (const { ref, change, risks, replaces } of diffTrees({ environment: 'gcp', before, after }).objects) {
    const stays = change === 'removed' && risks.some(({ kind }) => kind === 'leaves-behind')
    const kept = stays || change === 'changed' || change === 'moved'
    told.set(keyOf(ref), kept ? 'kept' : change === 'replaced' && replaces ? 'added' : change)
    if (replaces) told.set(keyOf(replaces), 'removed')
  }
  return told
}

/** Every field of the tree is in the cluster with its value; the cluster may have more. */
async function equalsTree(name: string, { resources }: Compilation, client: Client): Promise<void> {
  const compared = [...resources.all()].map(async ({ ref, object }) => {
    const live = await client.get(ref)
    assert.equal(differences(writtenObject(object), live, ''), [], `${name}: ${keyOf(ref)}`)
  })
  await Promise.all(compared)
}

async function uidsOf(refs: Iterable<Ref>, client: Client): Promise<ReadonlyMap<string, string | undefined>> {
  const found = [...refs].map(async ref => {
    const live = (await client.get(ref).catch(() => undefined)) as { metadata: { uid: string } } | undefined
    return [keyOf(ref), live?.metadata.uid] as const
  })
  return new Map(await Promise.all(found))
}

test.run()
