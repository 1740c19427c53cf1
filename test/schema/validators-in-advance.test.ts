import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { validatorsCode } from '../../scripts/build-validators.ts'
import { makeValidators } from '../../src/schema/validators.ts'

test('validators made in advance find the same mistakes as those made on the spot', async () => {
  const code = await validatorsCode()
  const inAdvance = (await import(
    `data:text/javascript,${encodeURIComponent(code)}`
  )) as typeof import('../../src/schema/validators.ts')
  const [made, spot] = [inAdvance.makeValidators(), makeValidators()]
  for (const section of ['root', 'helm', 'serverless', 'apps', 'compose'] as const) {
    for (const node of [{}, { name: 1, x: 2, 'x-y': 3, environments: { A: 1 }, ingress: { tls: 'on', pth: 1 } }]) {
      assert.is(made[section](node), spot[section](node))
      assert.equal(made[section].errors, spot[section].errors)
    }
  }
})

test('validators made in advance need no package', async () => {
  assert.not.match((await validatorsCode()).replaceAll(/code='require\([^']*'/g, ''), /\brequire\(|\bimport\b/)
})

test.run()
