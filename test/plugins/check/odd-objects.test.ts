import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { bundledPlugins, kindsOf } from '../../../src/bundled-plugins.ts'
import { kubernetesSchemas } from '../../../src/plugin-api.ts'
import { mistakesIn } from '../../../src/plugins/check/mistakes-in.ts'
import { schemaRule } from '../../../src/plugins/check/schema.ts'
import { resourceOf } from './resource-of.ts'
import { BASES } from './verdicts/bases.ts'
import { cases } from './verdicts/cases.ts'

const kinds = kindsOf(bundledPlugins())

/** Plugins are programs, and may write anything: what is wrong with it is told, and nothing is thrown. */
const test = suite('odd objects')
const ODD: readonly unknown[] = [null, undefined, 0, {}, [null]]

for (const [kind, object] of Object.entries(BASES))
  test(`${kind} with something odd in every place`, async () => {
    for (const path of pathsIn(object)) for (const odd of ODD) await look(changed(object, path, odd))
  })

test('objects of a kind that nobody knows with something odd in every place', async () => {
  const object = { ...BASES.Deployment!, apiVersion: 'example.com/v1', kind: 'Rollout' }
  for (const path of pathsIn(object)) for (const odd of ODD) await look(changed(object, path, odd))
})

test('fields that are null, in every place that a case adds', async () => {
  const known = new Set(Object.values(BASES).flatMap(object => pathsIn(object).map(String)))
  for (const { object } of cases())
    for (const path of pathsIn(object)) if (!known.has(String(path))) await look(changed(object, path, null))
})

test('a field that is null is an absent one', async () => {
  const object = changed(BASES.Deployment!, ['spec', 'template', 'spec', 'containers', '0', 'image'], null)
  assert.equal(
    (await look(object)).map(({ code, field }) => `${code} ${field.pointer}`),
    ['check/missing-field /spec/template/spec/containers/0'],
  )
})

async function look(object: object) {
  return mistakesIn(resourceOf(object), schemaRule(await kubernetesSchemas()), kinds)
}

/** Without what tells objects apart, which no object can be emitted without. */
function pathsIn(node: unknown, at: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.keys(node).flatMap(key => {
    const path = [...at, key]
    const inside = pathsIn((node as Record<string, unknown>)[key], path)
    return IDENTITY.test(path.join('/')) ? inside : [path, ...inside]
  })
}

const IDENTITY = /^(?:apiVersion|kind|metadata|metadata\/name(?:space)?)$/

function changed(object: object, path: readonly string[], value: unknown): object {
  const copy = structuredClone(object)
  let node = copy as Record<string, unknown>
  for (const step of path.slice(0, -1)) node = node[step] as Record<string, unknown>
  node[path.at(-1)!] = structuredClone(value)
  return copy
}

test.run()
