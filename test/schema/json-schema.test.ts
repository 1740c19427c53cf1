import { readdirSync, readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { bundledVocabulary } from '../../scripts/bundled-vocabulary.ts'
import { schemaText } from '../../scripts/schema-json.ts'
import type { ConfigNode } from '../../src/config/config.ts'
import { readYaml } from '../../src/config/read-yaml.ts'
import { sourceFile } from '../../src/config/source-file.ts'
import { validateSection } from '../../src/config/validate.ts'
import { wholeDefinitions } from '../../src/schema/definitions.ts'
import { appsJsonSchema, type JsonSchema } from '../../src/schema/json-schema.ts'
import { overlaySchema } from '../../src/schema/overlay.ts'

const vocabulary = bundledVocabulary()

test('the published schema is the one that the headings make', () => {
  const published = readFileSync(new URL('../../schemas/apps-schema.json', import.meta.url), 'utf8')
  assert.ok(published === schemaText(), 'schemas/apps-schema.json is out of date: npm run schema')
})

test('every key says what it is for', () => {
  const silent = Object.entries(wholeDefinitions(bundledVocabulary().keys).$defs!).flatMap(([heading, definition]) =>
    undescribed(definition, heading),
  )
  assert.equal(silent, [])
})

test('an overlay needs nothing and lets null take anything away', () => {
  const shape: JsonSchema = {
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string' },
      kind: { type: 'string', enum: ['a', 'b'] },
      inner: { $ref: '#/$defs/Inner' },
    },
  }
  assert.equal(overlaySchema(shape), {
    type: ['object', 'null'],
    properties: {
      name: { type: ['string', 'null'] },
      kind: { type: ['string', 'null'], enum: ['a', 'b', null] },
      inner: { $ref: '#/$defs/InnerOverlay' },
    },
  })
})

test('a schema for given environments knows their blocks and no others', async () => {
  const accepts = compiled(await appsJsonSchema(['production']))
  const app = { name: 'api', image: 'x' }
  assert.ok(accepts({ apps: [{ ...app, production: { scaling: null, replicas: 2 } }] }))
  assert.not(accepts({ apps: [{ ...app, gcp: { replicas: 2 } }] }))
})

test('the examples are right for editors and for the compiler', async () => {
  const examples = exampleFiles()
  assert.ok(examples.length > 20)
  for (const { file, node } of examples) assert.equal(await verdicts(node), { editor: true, compiler: true }, file)
})

test('each example with one mistake is wrong for editors and for the compiler', async () => {
  for (const { file, node } of exampleFiles()) {
    for (const wrong of withOneMistake(node)) {
      assert.equal(await verdicts(wrong), { editor: false, compiler: false }, `${file}: ${JSON.stringify(wrong)}`)
    }
  }
})

/** What editors and the compiler think of an apps.yaml. */
async function verdicts(node: ConfigNode): Promise<{ editor: boolean; compiler: boolean }> {
  const environments = Object.keys((node.environments as object | undefined) ?? {})
  const editor = (await editorFor(environments))(node)
  const diagnostics = [...(await validateSection('root', node, { vocabulary }))]
  for (const section of ['helm', 'serverless', 'apps', 'compose'] as const) {
    const entries = (node[section] as readonly ConfigNode[] | undefined) ?? []
    for (const entry of entries)
      diagnostics.push(...(await validateSection(section, entry, { environments, vocabulary })))
  }
  return { editor, compiler: diagnostics.length === 0 }
}

/** Copies of the node, each with a mistake of another sort. */
function withOneMistake(node: ConfigNode): readonly ConfigNode[] {
  const copies = ['unknown', 'type', 'value', 'missing'].map(() => structuredClone(node) as Record<string, unknown>)
  const [unknown, type, value, missing] = copies
  unknown!.aps = []
  type!.defaults = 'none'
  value!.version = '3'
  const section = ['apps', 'helm', 'serverless', 'compose'].find(name => node[name] !== undefined)!
  delete (missing![section] as Record<string, unknown>[])[0]!.name
  return copies
}

function exampleFiles(): readonly { file: string; node: ConfigNode }[] {
  const folder = new URL('../../examples/', import.meta.url)
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter(
    file => /(^|\/)apps\.yaml$|^features\/[\w-]+\.yaml$/.test(file) && !file.includes('argocd-state'),
  )
  return files.sort().map(file => {
    const { value, diagnostics } = readYaml(sourceFile(file, readFileSync(new URL(file, folder), 'utf8')))
    assert.equal(diagnostics, [], file)
    return { file, node: value as ConfigNode }
  })
}

function undescribed(schema: JsonSchema, path: string): readonly string[] {
  const inside = [
    ...Object.entries(schema.properties ?? {}),
    ...(schema.items ? [['[]', schema.items] as const] : []),
    ...(typeof schema.additionalProperties === 'object' ? [['*', schema.additionalProperties] as const] : []),
  ]
  const own = schema.description || path.endsWith('.*') || path.endsWith('[]') ? [] : [path]
  return [
    ...own,
    ...inside.flatMap(([key, child]) => undescribed(child, key === '[]' ? `${path}[]` : `${path}.${key}`)),
  ]
}

/** Compiling takes long, and most examples have the same environments. */
async function editorFor(environments: readonly string[]): Promise<ValidateFunction> {
  const key = environments.join()
  const known = editors.get(key) ?? compiled(await appsJsonSchema(environments))
  editors.set(key, known)
  return known
}

function compiled(schema: JsonSchema): ValidateFunction {
  return new Ajv({
    keywords: ['enumDescriptions', 'x-examples'],
    allowUnionTypes: true,
    strictRequired: false,
  }).compile(schema)
}

const editors = new Map<string, ValidateFunction>()

test.run()
