import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { pythons } from '../../scripts/test-python/pythons.ts'
import { runUnittest } from '../../scripts/test-python/unittest.ts'

const test = suite('python runtime')
const home = join(dirname(fileURLToPath(import.meta.url)), '../../runtime/python')
const sources = join(home, 'src/k3sfn')
const modules = readdirSync(sources).filter(file => file.endsWith('.py'))

test('its own tests that need nothing but Python pass', () => {
  const newest = pythons(process.env).at(-1)
  if (!newest) {
    process.stdout.write('skipped: there is no Python 3.10 or newer\n')
    return
  }
  const { passed, failed } = runUnittest(newest.program, 'tests/plain', { cwd: home })
  assert.is(failed, 0)
  assert.ok(passed > 30)
})

test('modules are small, and the whole is small enough to stand in a Dockerfile', () => {
  const texts = modules.map(file => readFileSync(join(sources, file), 'utf8'))
  for (const text of texts) assert.ok(text.split('\n').length <= 251)
  assert.ok(texts.join('').length <= 115_000)
})

test('third parties are imported in one module each', () => {
  const importers = (name: string) =>
    modules.filter(file =>
      new RegExp(`^\\s*(import|from) ${name}\\b`, 'm').test(readFileSync(join(sources, file), 'utf8')),
    )
  assert.equal(importers('uvicorn'), ['draining.py'])
  assert.equal(importers('redis'), ['broker.py', 'leases.py'])
})

test.run()
