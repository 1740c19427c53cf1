import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { sourceFile } from 'k3s-platform/plugin'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { pythons } from '../../scripts/test-python/pythons.ts'
import { numberText } from '../../src/plugins/expand-serverless/discover/literals/number-text.ts'
import { KNOWN } from '../plugins/expand-serverless/discover/known-values.ts'
import { MISTAKES } from '../plugins/expand-serverless/discover/mistakes.ts'
import { acceptedByPython, acceptedByTable } from './discovery/accepted-values.ts'
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

test('numbers have the text that Python gives them', () => {
  if (!python) return skipped()
  const exponents = fc.sample(fc.double({ noNaN: true, noDefaultInfinity: true }), 300)
  const numbers = [...exponents, ...fc.sample(fc.double({ min: -1e17, max: 1e17, noNaN: true }), 300)]
  const script = 'import json, sys; print(json.dumps([str(float(each)) for each in json.load(sys.stdin)]))'
  const input = JSON.stringify(numbers.map(number => (Object.is(number, -0) ? '-0' : String(number))))
  const { stdout } = spawnSync(python, ['-c', script], { input, encoding: 'utf8' })
  const place = { source: sourceFile('x.py', ''), start: 0, end: 0 }
  assert.equal(
    numbers.map(value => numberText({ type: 'float', value, place })),
    JSON.parse(stdout),
  )
})

test('each parameter takes the values that the Python package takes', () => {
  if (!python) return skipped()
  const byTable = acceptedByTable(VALUES)
  assert.equal(byTable, acceptedByPython(python, VALUES))
  for (const [name, accepted] of Object.entries(byTable)) {
    assert.ok(accepted.length > 0, name)
    assert.ok(accepted.length < VALUES.length / 2, name)
  }
})

/** Values that some parameter takes, and their neighbours that none does. */
const VALUES: readonly string[] = [
  'None True False 0 1 -1 2 1000 1001 0.0 0.5 -0.5 1.0 1e3 10**20 "" " " "a" "A b" b"a" () [] {} {1} [1] ["a"] ("a",) [""] ["a",1] [["a"]]',
  '{"a":"b"} {"a":1} {"a":1.5} {"a":True} {"a":None} {"":"b"} {1:"b"} {"a":["b"]} ["GET"] ["get","Post"] ["TRACE"] "GET" ["GET",1]',
  '"/" "/a" "/a/" "//" "/a//b" "a" "/a?b" "/a#b" "/{a}" "/a\\tb" "/ready" "/live/" "/_functions" "/health" "/ready/x" "/Ä" "/a\\n"',
  '["https://a.b"] ["http://a:80"] ["https://a.b/"] ["*"] ["https://*.a.b"] ["ftp://a"] ("https://a.b","http://c") ["https://a\\n"]',
  '"256Mi" "100m" "1.5" "1e3" "1E3" "1.5Gi" ".5" "5." "1Kb" "-1" "+1" "1 Gi" "12 bananas" "1e" "1e-3" "0" "1n" "1k" "1K" "256Mi\\n"',
  '"* * * * *" "*/5 * * * *" "0-59/2 0 1,15 jan-MAR mon" "60 * * * *" "* 24 * * *" "* * 0 * *" "* * * 13 *" "* * * * 7" "* * * * SUN" "5-1 * * * *"',
  '"*/0 * * * *" "* * * *" "* * * * * *" "@daily" "@every 1h30m" "@every" "@reboot" "? ? ? ? ?" "1/2 * * * *" "* * * * mon-fri" "1,,2 * * * *" "\\t* * * * *"',
  '"UTC" "Europe/Berlin" "Local" "+01:00" "Etc/GMT+1" "Europe/" "/UTC" "America/Argentina/Buenos_Aires" "Nowhere/At_All" "europe/berlin" "UTC\\n"',
  '"tasks" "a:b" ":a" "a b" "a-b_c.d" "bearer" "Bearer" "jwt" "Allow" "Forbid" "Replace" "forbid" "public" "internal" "private" "restricted" "everyone"',
].flatMap(line => line.match(/(?:"[^"]*"|[^ "])+/g)!)

function skipped(): void {
  process.stdout.write('skipped: there is no Python 3.10 or newer\n')
}

test.run()
