import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { compile, loadConfig, referencedVariables } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { root } from '../../scripts/build/root.ts'
import { metadataSchemaText } from '../../scripts/schema-json.ts'

const test = suite('metadata files')
const accepts = new Ajv({ allErrors: true, strict: true, strictTypes: false }).compile<object>(
  JSON.parse(metadataSchemaText()),
)

test('the published schema is the one that the heading makes', () => {
  const published = readFileSync(join(root, 'schemas/k3sapp-schema.json'), 'utf8')
  assert.ok(published === metadataSchemaText(), 'schemas/k3sapp-schema.json is out of date: npm run schema')
})

test('every metadata file of the fixtures is as the schema says', () => {
  const files = readdirSync(join(root, 'test/fixtures'), { recursive: true, encoding: 'utf8' }).filter(file =>
    /k3s(app|compose)\.json$/.test(file),
  )
  assert.ok(files.length > 100)
  for (const file of files) check(readFileSync(join(root, 'test/fixtures', file), 'utf8'), file)
})

test('every metadata file of the examples is as the schema says', async () => {
  const features = readdirSync(join(root, 'examples/features')).map(name => `features/${name}`)
  let checked = 0
  for (const path of ['complete/apps.yaml', 'every-key/apps.yaml', 'monitoring/apps.yaml', ...features]) {
    const config = await loadConfig(join(root, 'examples', path))
    const variables = Object.fromEntries([...referencedVariables(config)].map(name => [name, 'x']))
    for (const environment of config.environments) {
      const { files } = await compile(config, environment, { variables })
      for (const [file, text] of files)
        if (file.endsWith('.json')) {
          check(text, `${path} ${environment}/${file}`)
          checked++
        }
    }
  }
  assert.ok(checked > 30, `only ${checked} files were checked`)
})

test('the schema refuses what no file has', () => {
  const example = JSON.parse(exampleOfDocs()) as object
  const accepted = (changed: object) => accepts({ ...example, ...changed })
  assert.ok(accepted({}))
  assert.not(accepted({ schemaVersion: 2 }))
  assert.not(accepted({ inputDigest: 'abc' }))
  assert.not(accepted({ owner: 'me' }))
  assert.not(accepted({ routes: [{ path: '/' }] }))
})

test('docs/metadata.md explains every key', () => {
  const page = readFileSync(join(root, 'docs/metadata.md'), 'utf8')
  for (const key of keysOf(JSON.parse(metadataSchemaText()))) assert.match(page, `\`${key}\``)
})

function check(text: string, file: string): void {
  assert.ok(accepts(JSON.parse(text)), `${file}: ${JSON.stringify(accepts.errors)}`)
}

function exampleOfDocs(): string {
  return /```json\n([\s\S]*?)```/.exec(readFileSync(join(root, 'docs/metadata.md'), 'utf8'))![1]!
}

interface Described {
  readonly properties?: Readonly<Record<string, Described>>
  readonly items?: Described
  readonly additionalProperties?: boolean | Described
}

function keysOf({ properties = {}, items, additionalProperties }: Described): string[] {
  return [
    ...Object.entries(properties).flatMap(([key, inside]) => [key, ...keysOf(inside)]),
    ...(items ? keysOf(items) : []),
    ...(typeof additionalProperties === 'object' ? keysOf(additionalProperties) : []),
  ]
}

test.run()
