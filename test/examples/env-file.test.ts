import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadConfig, referencedVariables } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { readEnvFile } from '../../bin/env-file.ts'
import { root } from '../../scripts/build/root.ts'

const test = suite('the example of an env file')

test('it has the variables that apps.yaml refers to, and no others', async () => {
  const folder = join(root, 'examples/every-key')
  const { variables, problem } = readEnvFile(readFileSync(join(folder, 'configs/.env.example'), 'utf8'))
  assert.is(problem, undefined)
  assert.equal(
    variables.map(([name]) => name).sort(),
    [...referencedVariables(await loadConfig(join(folder, 'apps.yaml')))].sort(),
  )
})

test.run()
