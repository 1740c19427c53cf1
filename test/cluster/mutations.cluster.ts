import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { bundledPlugins, kindsOf } from '../../src/bundled-plugins.ts'
import { violationOfDns1123Label } from '../../src/k8s/names.ts'
import type { Resource } from '../../src/pipeline/resource.ts'
import { ResourceSet } from '../../src/pipeline/resource-set.ts'
import { kubernetesSchemas } from '../../src/plugin-api.ts'
import { mistakesIn } from '../../src/plugins/check/mistakes-in.ts'
import { schemaRule } from '../../src/plugins/check/schema.ts'
import { type Mutation, mutated, mutation } from '../generate/mutation.ts'
import { print } from '../generate/print.ts'
import { type GeneratedProject, project } from '../generate/project.ts'
import { compileText } from '../harness.ts'
import { cases } from '../plugins/check/verdicts/cases.ts'
import { reasonFor, STRICTER } from '../plugins/check/verdicts/differences.ts'
import { createClient } from './client.ts'
import { connect } from './connection.ts'
import { type Contradiction, Contradictions } from './contradictions.ts'
import { STRICTER_CASES } from './stricter-cases.ts'
import { STRICTER_CODES, strictness } from './stricter-codes.ts'

const kinds = kindsOf(bundledPlugins())

/**
 * The reverse: what a server refuses was refused by the build before, at a place; what it accepts is refused for a
 * stated reason only. The files are the same each time, unless `SEED=…` asks for others and `RUNS=…` for more.
 */
const test = suite('mutations')
const runs = Number(process.env.RUNS ?? 2000)
const seed = Number(process.env.SEED ?? 1)
const connection = await connect()
const client = createClient(connection)
const schema = schemaRule(await kubernetesSchemas())
const count = { files: 0, withErrors: 0, objects: 0, refused: 0, stricter: 0 }
const used = new Map<string, number>()

test('every case of the check stage has the verdict that it should have', async () => {
  await client.ensureNamespace('apps')
  const wrong: string[] = []
  for (const { name, object } of cases()) {
    const { accepted, message } = await client.dryRun(object)
    const says = errorsIn(resourceOf(object))
    if (!accepted && says.length === 0) wrong.push(`${name}: ${message}`)
    if (accepted && says.length > 0 && reasonFor(STRICTER, name) === undefined)
      wrong.push(`${name}: ${says.join(', ')}`)
  }
  assert.equal(wrong, [])
})

test('what is wrong in a file is told at its place before a server would refuse it', async () => {
  process.stdout.write(`SEED=${seed} RUNS=${runs}\n`)
  const wrong = new Contradictions()
  for (const [made, change] of fc.sample(fc.tuple(project, mutation), { seed, numRuns: runs })) {
    const text = print(mutated(made.root, change))
    for (const one of await wrongIn(text, made)) wrong.add(one, JSON.stringify(change))
  }
  assert.is(wrong.size, 0, wrong.text())
})

test('what is wrong in an object is told before a server would refuse it', async () => {
  const wrong = new Contradictions()
  const changes = fc.array(mutation, { minLength: 40, maxLength: 40 })
  for (const [made, list] of fc.sample(fc.tuple(project, changes), { seed, numRuns: Math.ceil(runs / 20) })) {
    const { resources } = await compileText(made.text, made.environments[0]!, made)
    const all = [...resources.all()]
    if (all.length === 0) continue
    const others = list.flatMap((change, index) => mutant(all[(index + change.place) % all.length]!, change) ?? [])
    for (const one of (await Promise.all(others.map(wrongAbout))).flat()) wrong.add(one)
  }
  assert.is(wrong.size, 0, wrong.text())
})

test('every reason to be stricter than the server is needed', async () => {
  for (const object of [...cases().map(({ object }) => object), ...STRICTER_CASES]) {
    const resource = resourceOf(object)
    if (resource && (await client.dryRun(object)).accepted) unstated(resource)
  }
  const unused = STRICTER_CODES.filter(([, reason]) => !used.has(reason))
  assert.equal(unused, [])
})

test.after(() => {
  process.stdout.write(`${JSON.stringify({ ...count, stricter: Object.fromEntries(used) })}\n`)
  client.close()
  connection.close()
})

/** What contradicts the promise in one build. */
async function wrongIn(text: string, made: GeneratedProject): Promise<Contradiction[]> {
  count.files++
  const compilation = await compileText(text, made.environments[0]!, made).catch((error: Error) => error)
  if (compilation instanceof Error) return [{ message: `The build throws: ${compilation.stack}` }]
  const { ok, diagnostics, resources } = compilation
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) count.withErrors++
  const lost = errors.filter(({ at, code }) => at === undefined || code === 'pipeline/plugin-failed')
  const wrong: Contradiction[] = lost.map(({ code, message }) => ({ message: `${code} without a place: ${message}` }))
  const all = [...resources.all()]
  const verdicts = await Promise.all(all.map(verdictOn))
  for (const [index, resource] of all.entries()) {
    const { accepted, message } = verdicts[index]!
    // What several objects have from one place is told once.
    const isTold =
      errors.some(({ entry }) => entry === undefined || entry === resource.unit) || errorsIn(resource).length > 0
    if (!accepted && (ok || !isTold)) wrong.push({ message, object: resource.object })
    if (accepted) wrong.push(...unstated(resource))
  }
  return wrong
}

/** What contradicts the promise about one object. */
async function wrongAbout(resource: Resource): Promise<Contradiction[]> {
  const { accepted, message } = await verdictOn(resource)
  if (accepted) return unstated(resource)
  return errorsIn(resource).length > 0 ? [] : [{ message, object: resource.object }]
}

/** The object with something wrong, as long as it is still one of its kind that has a name. */
function mutant({ object, ref }: Resource, change: Mutation): Resource | undefined {
  const other = resourceOf(mutated(object, change))
  return other?.ref.kind === ref.kind && other.ref.apiVersion === ref.apiVersion ? other : undefined
}

/**
 * Asks about an object, in one namespace whatever its own is called: the server waits 50 ms for a namespace that it does
 * not know. A name that no namespace can have is left, for it to refuse.
 */
async function verdictOn({ object }: Resource) {
  count.objects++
  const { namespace } = object.metadata
  const isNamespaced = typeof namespace === 'string' && violationOfDns1123Label(namespace) === undefined
  const asked = isNamespaced ? { ...object, metadata: { ...object.metadata, namespace: 'generated' } } : object
  if (isNamespaced) await client.ensureNamespace('generated')
  const created = await client.dryRun(asked)
  const verdict = created.status === 409 ? await client.dryRunApply(asked) : created
  if (!verdict.accepted) count.refused++
  return verdict
}

/** The errors in an object that the server takes and that no reason is stated for. */
function unstated(resource: Resource): Contradiction[] {
  return errorsIn(resource).flatMap(text => {
    const reason = strictness(text)
    if (reason !== undefined) {
      used.set(reason, (used.get(reason) ?? 0) + 1)
      return []
    }
    return [{ message: `accepted, but ${text}`, object: resource.object }]
  })
}

function errorsIn(resource: Resource | undefined): string[] {
  if (!resource) return []
  return mistakesIn(resource, schema, kinds)
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message, field }) => `${code} ${resource.ref.kind}${field.pointer} ${message}`)
}

function resourceOf(object: object): Resource | undefined {
  const resources = new ResourceSet()
  try {
    resources.emit(object as Resource['object'], 'apps/web', { plugin: 'test', stage: 'workload' })
  } catch {
    return undefined
  }
  return [...resources.all()][0]
}

test.run()
