import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { compileText } from './harness.ts'

const test = suite('levels')

const app = (keys: string) => `
environments: { local: {}, gcp: {} }
apps:
  - name: api
    image: ghcr.io/acme/api:1
    scaling: { type: none }
    depends_on: [{ name: worker, type: apps }]
${keys}
  - name: worker
    enabled: false
    image: ghcr.io/acme/worker:1
`

const code = 'config/disabled-dependency'

async function severities(text: string, strict = false): Promise<string[]> {
  const { diagnostics } = await compileText(text, 'local', { strict })
  return diagnostics.filter(diagnostic => diagnostic.code === code).map(({ severity }) => severity)
}

test('the file says how much a diagnostic matters', async () => {
  assert.equal(await severities(app('')), ['warning'])
  for (const level of ['info', 'error'])
    assert.equal(await severities(`${app('')}diagnostics: { ${code}: ${level} }`), [level])
})

test('what is off is not said, but remembered', async () => {
  const { diagnostics, silenced } = await compileText(`${app('')}diagnostics: { ${code}: "off" }`, 'local')
  assert.not(diagnostics.some(diagnostic => diagnostic.code === code))
  assert.equal(
    silenced.map(diagnostic => diagnostic.code),
    [code],
  )
})

test('an entry wins over the file, and its block over the entry', async () => {
  const root = `diagnostics: { ${code}: error }`
  assert.equal(await severities(app(`    diagnostics: { ${code}: info }`) + root), ['info'])
  const block = `    diagnostics: { ${code}: error }\n    local: { diagnostics: { ${code}: info } }`
  assert.equal(await severities(app(block) + root), ['info'])
})

test('strict makes errors of warnings, but for what the file calls an info', async () => {
  assert.equal(await severities(app(''), true), ['error'])
  assert.equal(await severities(`${app('')}diagnostics: { ${code}: info }`, true), ['info'])
})

test('an error stays one, and the setting is answered', async () => {
  const text = `${app('').replace('worker, type', 'wrker, type')}diagnostics: { config/unknown-dependency: "off" }`
  const { ok, diagnostics } = await compileText(text, 'local')
  assert.is(ok, false)
  assert.ok(diagnostics.some(diagnostic => diagnostic.code === 'config/unknown-dependency'))
  const ignored = diagnostics.find(diagnostic => diagnostic.code === 'config/level-ignored')
  assert.is(ignored?.severity, 'warning')
  assert.is(ignored?.at?.line, 12)
})

test.run()
