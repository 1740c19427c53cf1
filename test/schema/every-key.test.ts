import { readFileSync } from 'node:fs'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { parse } from 'yaml'
import { type JsonSchema, withEnvironments } from '../../src/schema/json-schema.ts'

test('examples/every-key uses every key of every heading', () => {
  const schema = withEnvironments(json('../../schemas/apps-schema.json') as JsonSchema, ENVIRONMENTS)
  const used = new Set<string>()
  note(
    parse(readFileSync(new URL('../../examples/every-key/apps.yaml', import.meta.url), 'utf8')),
    schema,
    schema,
    used,
  )
  const unused = Object.entries(schema.$defs!)
    .filter(([heading]) => !heading.endsWith('Overlay') && !heading.startsWith('plugins.'))
    .flatMap(([heading, definition]) =>
      Object.keys(definition.properties ?? {})
        .filter(key => !ENVIRONMENTS.includes(key))
        .map(key => `${heading}.${key}`),
    )
    .filter(key => !used.has(key))
  assert.equal(unused, [])
})

/** Notes `<heading>.<key>` for every key of the node; blocks of environments count for the entry they change. */
function note(node: unknown, schema: JsonSchema, document: JsonSchema, used: Set<string>): void {
  if (Array.isArray(node)) for (const item of node) note(item, schema.items ?? {}, document, used)
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return
  const heading = schema.$ref?.replace(/^#\/\$defs\/|Overlay$/g, '')
  const resolved = schema.$ref ? document.$defs![schema.$ref.slice('#/$defs/'.length)]! : schema
  const rest = typeof resolved.additionalProperties === 'object' ? resolved.additionalProperties : {}
  for (const [key, value] of Object.entries(node)) {
    used.add(`${heading}.${key}`)
    note(value, resolved.properties?.[key] ?? rest, document, used)
  }
}

function json(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
}

const ENVIRONMENTS = ['local', 'dev', 'staging', 'gcp']

test.run()
