import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CompileOptions, compile, explain, loadConfig, referencedVariables } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { root } from '../../scripts/build/root.ts'
import { bundledVocabulary } from '../../scripts/bundled-vocabulary.ts'
import { wholeDefinitions } from '../../src/schema/definitions.ts'

const test = suite('docs/defaults.md')
const rows = rulesOf(readFileSync(join(root, 'docs/defaults.md'), 'utf8'))

test('every rule that explain names has its row', async () => {
  const missing = new Map<string, string>()
  let seen = 0
  for (const path of projects())
    for (const [rule, where] of await rulesIn(path)) {
      seen++
      if (!rows.has(rule)) missing.set(rule, where)
    }
  assert.ok(seen > 100, `only ${seen} rules were seen`)
  assert.equal([...missing], [])
})

test('every key of the schema with a default has its row, with the value', () => {
  for (const [heading, { properties = {} }] of Object.entries(wholeDefinitions(bundledVocabulary().keys).$defs ?? {}))
    for (const [key, { default: value }] of Object.entries(properties)) {
      if (value === undefined) continue
      const row = rows.get(`default:${key}`)
      assert.ok(row, `${heading}.${key}`)
      const written = Array.isArray(value) ? `[${value.join(', ')}]` : value === '' ? '""' : String(value)
      assert.ok(
        row.includes(`\`${written}\``),
        `the row of default:${key} does not say ${written}, as ${heading} has it`,
      )
    }
})

function rulesOf(text: string): ReadonlyMap<string, string> {
  const found = [...text.matchAll(/^\| <a id="([^"]+)"><\/a>`([^`]+)` (\|.*)$/gm)]
  for (const [, id, name] of found) assert.is(id, name)
  return new Map(found.map(([, id, , row]) => [id!, row!]))
}

function projects(): string[] {
  const features = readdirSync(join(root, 'examples/features')).map(name => `examples/features/${name}`)
  const fixtures = readdirSync(join(root, 'test/fixtures')).map(name => `test/fixtures/${name}/apps.yaml`)
  return [
    'examples/complete/apps.yaml',
    'examples/every-key/apps.yaml',
    'examples/monitoring/apps.yaml',
    ...features,
    ...fixtures,
  ]
    .map(path => join(root, path))
    .filter(existsSync)
}

/** Rule → a field that it decided. */
async function rulesIn(path: string): Promise<ReadonlyMap<string, string>> {
  const config = await loadConfig(path)
  const rules = new Map<string, string>()
  for (const environment of config.environments) {
    const variables = Object.fromEntries([...referencedVariables(config)].map(name => [name, 'x']))
    const compilation = await compile(config, environment, { variables, ...optionsBeside(path) })
    for (const { ref } of compilation.resources.all()) {
      const explanation = explain(compilation, `${ref.kind}/${ref.name}`)
      if ('message' in explanation) continue
      for (const { pointer, origins } of explanation.fields)
        for (const { rule } of origins) if (rule) rules.set(rule, `${ref.kind}${pointer} in ${path}`)
    }
  }
  return rules
}

function optionsBeside(path: string): CompileOptions {
  const options = path.replace(/apps\.yaml$/, 'options.json')
  return options !== path && existsSync(options) ? JSON.parse(readFileSync(options, 'utf8')) : {}
}

test.run()
