import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { writeTree } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parse } from 'yaml'
import { parseIndex } from '../../src/tree/index-file.ts'
import { INDEX } from '../../src/tree/layout.ts'
import { type GeneratedProject, project } from '../generate/project.ts'
import { compileText } from '../harness.ts'
import { createClient, type Reference } from './client.ts'
import { connect } from './connection.ts'
import { documentsOf, type TreeDocument } from './documents.ts'

/**
 * Trees that are applied for real: twice is once, and when another tree takes the place of one, nothing is left of the
 * first. What is pruned is what the index of the first tree lists and the second has no more.
 */
const test = suite('apply')
const connection = await connect()
const client = createClient(connection)
const folder = mkdtempSync(join(tmpdir(), 'k3s-platform-apply-'))

const several = fc
  .sample(project, { seed: 4, numRuns: 40 })
  .filter(({ environments, text }) => environments.length > 1 && !/^(compose|serverless):$/m.test(text))
  .map(withOwnNamespaces)

test('there are enough of them', () => assert.ok(several.length >= 10, String(several.length)))

for (const [index, made] of several.slice(0, 20).entries())
  test(`file ${index} of seed 4`, async () => {
    if (!connection.ours) return
    const [first, second] = (await Promise.all(made.environments.slice(0, 2).map(name => treeOf(made, name)))) as [
      Tree,
      Tree,
    ]
    if (first.length === 0 || second.length === 0) return
    for (const reference of await leftIn([...first, ...second])) await prune(reference)
    const versions = await applyAll(first)
    assert.equal(await applyAll(first), versions, 'the second apply changed something')
    const goes = first.filter(({ key }) => !second.some(other => other.key === key))
    for (const { reference } of goes) await prune(reference)
    for (const { reference } of first.filter(one => startsToRecreate(one, second))) await prune(reference)
    await applyAll(second)
    const left = await leftIn([...first, ...second])
    assert.equal(left.map(keyOf).sort(), second.map(({ key }) => key).sort())
    for (const reference of left) await prune(reference)
  })

test.after(() => {
  rmSync(folder, { recursive: true, force: true })
  client.close()
  connection.close()
})

interface Owned extends TreeDocument {
  readonly reference: Reference
  readonly key: string
}

type Tree = readonly Owned[]

/**
 * The documents of the files that the index of a written tree lists. Claims and namespaces are left out: nothing prunes
 * them, as their annotation says, and no other environment can change them.
 */
async function treeOf(made: GeneratedProject, environment: string): Promise<Tree> {
  const { files } = await compileText(made.text, environment, made)
  // A few of the random files do not build, and then there is nothing to apply.
  if (files.size === 0) return []
  const { conflicts } = await writeTree([{ environment, files }], { directory: folder, force: true })
  assert.equal(conflicts, [])
  const index = parseIndex(readFileSync(join(folder, environment, INDEX), 'utf8'))
  const owned = [...index.keys()].map(path => [path, readFileSync(join(folder, environment, path), 'utf8')] as const)
  return documentsOf(owned)
    .map(document => {
      const { apiVersion, kind, metadata } = parse(document.text)
      const reference = { apiVersion, kind, name: metadata.name, namespace: metadata.namespace }
      return { ...document, reference, key: keyOf(reference) }
    })
    .filter(({ reference }) => !KEPT.has(reference.kind))
}

const KEPT: ReadonlySet<string> = new Set(['Namespace', 'PersistentVolumeClaim'])

/**
 * Server-side apply keeps the defaults of a rolling update, which `Recreate` forbids. Client-side apply removes them, by
 * the patch strategy `retainKeys` of the field.
 */
function startsToRecreate({ key, text }: Owned, later: Tree): boolean {
  const isRecreated = (manifest: string) => /^ {2}strategy:\n {4}type: Recreate$/m.test(manifest)
  return !isRecreated(text) && later.some(other => other.key === key && isRecreated(other.text))
}

/** Applies every document, and answers with the versions of the objects afterwards. */
async function applyAll(tree: Tree): Promise<Record<string, string>> {
  const versions: Record<string, string> = {}
  for (const { namespace, text, key } of tree) {
    if (namespace) await client.ensureNamespace(namespace)
    const { accepted, message, object } = await client.applyYaml(text)
    assert.ok(accepted, `${message}\n${text}`)
    versions[key] = (object as { metadata: { resourceVersion: string } }).metadata.resourceVersion
  }
  return versions
}

/** Deletes an object; no controller runs here that would take its finalizers away. */
async function prune(reference: Reference): Promise<void> {
  const { name, namespace } = reference
  const {
    metadata,
    status: _,
    ...rest
  } = (await client.get(reference)) as { metadata: { finalizers?: unknown }; status: unknown }
  if (metadata.finalizers) {
    const { accepted, message } = await client.apply({ ...rest, metadata: { name, namespace, finalizers: [] } })
    assert.ok(accepted, message)
  }
  await client.delete(reference)
}

/** The objects of these kinds that are in these namespaces, but for what the server makes itself. */
async function leftIn(tree: Tree): Promise<Reference[]> {
  const places = new Map(tree.map(({ reference: { name: _, ...place } }) => [Object.values(place).join(' '), place]))
  const lists = [...places.values()].map(async place => {
    const items = (await client.list(place.apiVersion, place.kind, place.namespace)) as { metadata: { name: string } }[]
    return items.map(({ metadata }) => ({ ...place, name: metadata.name }))
  })
  return (await Promise.all(lists)).flat().filter(({ kind, name }) => kind !== 'ServiceAccount' || name !== 'default')
}

function keyOf({ apiVersion, kind, name, namespace }: Reference): string {
  return [apiVersion, kind, name, namespace].join(' ')
}

/** Namespaces that nobody else asks about. */
function withOwnNamespaces(made: GeneratedProject): GeneratedProject {
  return { ...made, text: made.text.replaceAll('generated', 'applied') }
}

test.run()
