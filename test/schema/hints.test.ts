import { readFileSync } from 'node:fs'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { JsonSchema } from '../../src/schema/json-schema.ts'
import { compileText } from '../harness.ts'

test('every pattern and format of apps.yaml has an example or a description, which become the hint', () => {
  const schema = JSON.parse(readFileSync(new URL('../../schemas/apps-schema.json', import.meta.url), 'utf8'))
  const found = [...withForm(schema, '')]
  assert.ok(found.length > 3)
  assert.equal(
    found.filter(({ node }) => !node.examples?.length && !node.description).map(({ path }) => path),
    [],
  )
})

test('a text of a list that has the wrong form has a hint', async () => {
  const text = 'version: "2"\nenvironments: { local: {} }\nargocd: { create_project: { cluster_resources: ["\\0"] } }\n'
  const { diagnostics } = await compileText(text, 'local')
  const [wrong] = diagnostics.filter(({ code }) => code === 'schema/wrong-format')
  assert.is(wrong?.hint, 'For example: rbac.authorization.k8s.io/ClusterRole.')
})

interface Formed {
  readonly path: string
  readonly node: JsonSchema
}

/** Every schema inside one that asks for a form other than that of a variable. */
function* withForm(node: unknown, path: string): Generator<Formed> {
  if (typeof node !== 'object' || node === null) return
  const { pattern, format } = node as { readonly pattern?: unknown; readonly format?: unknown }
  const isForm = typeof pattern === 'string' && pattern !== '\\$\\{'
  // A map of environments is named by its keys, which have a message of their own.
  if ((isForm || typeof format === 'string') && !path.endsWith('/propertyNames'))
    yield { path, node: node as JsonSchema }
  for (const [key, inner] of Object.entries(node)) yield* withForm(inner, `${path}/${key}`)
}

test.run()
