import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type JsonSchema, withEnvironments } from '../../src/schema/json-schema.ts'
import { compileText } from '../harness.ts'
import { project } from './project.ts'
import { addUsedKeys, knownKeys } from './used-keys.ts'

const SECTIONS = ['App', 'Compose', 'Helm', 'Manifests', 'Serverless']

/** By its name a block would make another entry of its own. */
const UNREACHED: ReadonlySet<string> = new Set(SECTIONS.map(section => `${section}Overlay.name`))

const test = suite('generated files')
const files = fc.sample(project, { seed: 1, numRuns: 400 })

test('have every key of the schema somewhere, and every key of every environment block', () => {
  const published = JSON.parse(readFileSync(new URL('../../schemas/apps-schema.json', import.meta.url), 'utf8'))
  const used = new Set<string>()
  for (const { root, environments } of files) {
    const schema: JsonSchema = withEnvironments(published, environments)
    addUsedKeys(root, schema, schema, used)
  }
  const missing = knownKeys(withEnvironments(published, [])).filter(key => !used.has(key) && !UNREACHED.has(key))
  assert.equal(missing, [])
})

test('have nothing wrong with them, but for a few by bad luck', async () => {
  const codes: string[] = []
  for (const { text, environments, ...options } of files.slice(0, 50))
    for (const environment of environments) {
      const { ok, diagnostics } = await compileText(text, environment, options)
      if (!ok) codes.push(diagnostics.find(({ severity }) => severity === 'error')!.code)
    }
  assert.ok(codes.length <= 6, codes.join(', '))
})

test.run()
