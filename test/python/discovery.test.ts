import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { pythons } from '../../scripts/test-python/pythons.ts'
import { compareDecorators, standardLibrary } from './discovery/compare-decorators.ts'
import { differences } from './discovery/differences.ts'

/** What is found by reading Python files against what Python itself finds in them. */
const test = suite('discovery against Python')
const entries = join(dirname(fileURLToPath(import.meta.url)), 'entries')
const python = pythons(process.env).at(-1)?.program

test('the functions of folders are those that Python finds by importing them', () => {
  if (!python) return skipped()
  const folders = readdirSync(entries).map(name => join(entries, name))
  const { different, said, functions } = differences(python, folders)
  assert.equal(different, [])
  assert.is(said, 0)
  assert.ok(functions > 70)
})

test('decorators of the standard library are those that the parser of Python finds', () => {
  if (!python) return skipped()
  const files = standardLibrary(python).filter((_, index) => index % 40 === 7)
  const { differences, same } = compareDecorators(python, files)
  assert.equal(differences, [])
  assert.ok(same > 50)
})

function skipped(): void {
  process.stdout.write('skipped: there is no Python 3.10 or newer\n')
}

test.run()
