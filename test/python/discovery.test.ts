import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { pythons } from '../../scripts/test-python/pythons.ts'
import { KNOWN } from '../plugins/expand-serverless/discover/known-values.ts'
import { MISTAKES } from '../plugins/expand-serverless/discover/mistakes.ts'
import { compareDecorators, standardLibrary } from './discovery/compare-decorators.ts'
import { differences } from './discovery/differences.ts'
import { discoveredByPython } from './discovery/discovered-by-python.ts'
import { randomEntry } from './discovery/random-entry.ts'
import { withEntries } from './discovery/written-entries.ts'

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

test('random entries have the functions that Python finds in them', () => {
  if (!python) return skipped()
  withEntries(fc.sample(randomEntry, 40), folders => {
    const { different, said, functions } = differences(python, folders)
    assert.equal(different, [])
    assert.is(said, 0)
    assert.ok(functions > 80)
  })
})

test('what is told of as an error, Python refuses, unless it is that nobody can know', () => {
  if (!python) return skipped()
  const mistakes = Object.entries(MISTAKES)
  withEntries(
    mistakes.map(([, { text }]) => ({ 'functions.py': text })),
    folders => {
      const refused = discoveredByPython(python, folders).map(found => 'problem' in found)
      const unexpected = mistakes.filter(([, { imported }], index) => refused[index] === (imported === true))
      assert.equal(
        unexpected.map(([name]) => name),
        [],
      )
    },
  )
})

test('values of expressions are those of Python', () => {
  if (!python) return skipped()
  const known = KNOWN.filter(([, value]) => value !== 'bytes')
  const script = 'import json, sys; print(json.dumps([eval(each) for each in json.load(sys.stdin)]))'
  const input = JSON.stringify(known.map(([expression]) => expression))
  const { stdout } = spawnSync(python, ['-W', 'ignore', '-c', script], { input, encoding: 'utf8' })
  const values = (JSON.parse(stdout) as unknown[]).map((value, index) => [known[index]![0], value])
  assert.equal(values, JSON.parse(JSON.stringify(known)))
})

function skipped(): void {
  process.stdout.write('skipped: there is no Python 3.10 or newer\n')
}

test.run()
