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

/**
 * A year of a project under Argo CD: its engine (cluster cache, differences, server-side apply, waves, prune, claims that
 * stay) applies each tree to a real API server, and what happened is what `diff` said. Played, not run: the controller
 * around the engine (argo-cd.ts), the health of pods, because no node runs, and the garbage collector.
 */
const test = suite('a year under Argo CD')
const run = `argocd-${process.pid}`
const [argocd, one, two] = [`${run}-cd`, `${run}-one`, `${run}-two`]

const project = `version: "2"
environments: { gcp: { domain: example.com } }
defaults: { ingress: { gcp: haproxy } }
argocd: { repo_url: "https://github.com/example/state.git", namespace: ${argocd}, create_project: true }
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
}

const image = project.replace('web:1.0.0', 'web:1.1.0')
const scaled = image.replace('{ type: none }', '{ type: hpa, min_instances: 2, max_instances: 4 }')
const moved = scaled
  .replace('create_project: true', `create_project: { namespaces: [${two}] }`)
  .replace(`files:1.0.0\n    namespace: ${two}`, `files:1.0.0\n    namespace: ${one}`)
const renamed = moved.replace('name: web', 'name: site')
const off = renamed.replace('name: site', 'name: site\n    enabled: false')
const otherStack = renamed.replace('name: stack', 'name: shop')
const dropped = otherStack.slice(0, otherStack.indexOf('  - name: files'))

const STEPS: readonly Step[] = [
  { name: 'a new image', text: image },
  { name: 'a scaler', text: scaled },
  { name: 'a Job that runs something else', text: scaled, compose: stack('2') },
  { name: 'another ingress class', text: scaled.replace('gcp: haproxy', 'gcp: traefik'), compose: stack('2') },
  { name: 'another namespace, which the project keeps', text: moved, compose: stack('2') },
  { name: 'another name', text: renamed, compose: stack('2') },
  { name: 'an entry switched off', text: off, compose: stack('2') },
  { name: 'and on again', text: renamed, compose: stack('2') },
  { name: 'another name of a stack, whose selectors change', text: otherStack, compose: stack('2') },
  { name: 'an entry less', text: dropped, compose: stack('2') },
]

async function treeOf(text: string, compose: string): Promise<Compilation> {
  const files = new ProjectFiles(filesInMemory({ 'stack/compose.yaml': compose }))
  const tree = await compile(await readConfig({ file: 'apps.yaml', text, files }), 'gcp')
  const errors = tree.diagnostics.filter(({ severity }) => severity === 'error')
  assert.ok(tree.ok, JSON.stringify(errors))
  return tree
}

test('what happens is what diff says', async () => {
  const connection = await connect()
  const client = createClient(connection)
  for (const namespace of [argocd, one, two]) await client.ensureNamespace(namespace)
  const engine = await startEngine(connection.kubeconfig)
  const place = { client, engine, namespace: argocd }
  try {
    let tree = await treeOf(project, stack('1'))
    assert.ok((await applyTree(tree, place)) > 10)
    assert.is(await applyTree(tree, place), 0, 'a second synchronization does nothing')
    await equalsTree('the first tree', tree, client)
    for (const { name, text, compose = stack('1') } of STEPS) {
      const next = await treeOf(text, compose)
      await step(name, tree, next, place)
      tree = next
    }
  } finally {
    await engine.end()
    for (const name of [argocd, one, two]) await client.delete({ apiVersion: 'v1', kind: 'Namespace', name })
    client.close()
  }
})

/** Applies a tree over another one, and compares what happened to each object with what `diff` says. */
async function step(name: string, before: Compilation, after: Compilation, place: Place): Promise<void> {
  const told = new Map<string, string>()
  for (const { ref, change, risks, replaces } of diffTrees({ environment: 'gcp', before, after }).objects) {
    const stays = change === 'removed' && risks.some(({ kind }) => kind === 'leaves-behind')
    told.set(keyOf(ref), stays ? 'kept' : change === 'replaced' && replaces ? 'added' : change)
    if (replaces) told.set(keyOf(replaces), 'removed')
  }
  const objects = new Map([...before.resources.all(), ...after.resources.all()].map(({ ref }) => [keyOf(ref), ref]))
  const then = await uidsOf(objects.values(), place.client)
  // It ends with a round in which there is nothing to do.
  assert.ok((await applyTree(after, place)) > 0, name)
  const now = await uidsOf(objects.values(), place.client)
  for (const [key, uid] of then) {
    const [was, is] = [uid, now.get(key)]
    const happened = was === undefined ? 'added' : is === undefined ? 'removed' : was === is ? 'kept' : 'replaced'
    const said = told.get(key) ?? 'kept'
    assert.is(happened, said === 'changed' || said === 'moved' ? 'kept' : said, `${name}: ${key}`)
  }
  await equalsTree(name, after, place.client)
}

/** Every field of the tree is in the cluster with its value; the cluster may have more. */
async function equalsTree(name: string, { resources }: Compilation, client: Client): Promise<void> {
  for (const { ref, object } of resources.all()) {
    const live = await client.get(ref)
    assert.equal(differences(writtenObject(object), live, ''), [], `${name}: ${keyOf(ref)}`)
  }
}

async function uidsOf(refs: Iterable<Ref>, client: Client): Promise<ReadonlyMap<string, string | undefined>> {
  const uids = new Map<string, string | undefined>()
  for (const ref of refs) {
    const found = (await client.get(ref).catch(() => undefined)) as { metadata: { uid: string } } | undefined
    uids.set(keyOf(ref), found?.metadata.uid)
  }
  return uids
}

test.run()
