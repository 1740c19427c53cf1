import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { compileText } from '../harness.ts'

const test = suite('entries that are not compiled yet')

const text = `
version: "2"
environments: { local: {} }
apps: [{ name: web, image: nginx:1.27 }]
serverless: [{ name: functions, path: functions }]
`

test('a warning at its name says that nothing is written for it', async () => {
  const { diagnostics } = await compileText(text, 'local')
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning')
  assert.equal(
    warnings.map(({ code, at, entry }) => [code, at?.line, entry]),
    [['expand-serverless/not-yet-supported', 5, 'serverless/functions']],
  )
})

test('everything else is built all the same', async () => {
  const { ok, files } = await compileText(text, 'local')
  assert.ok(ok)
  assert.equal([...files.keys()], ['apps/web/k3sapp.json', 'apps/web/manifests.yaml'])
})

test.run()
