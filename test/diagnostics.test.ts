import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { root } from '../scripts/build/root.ts'
import { exampleBlocks } from '../scripts/diagnostics/examples.ts'
import { allCodes } from '../scripts/diagnostics/sources.ts'

const test = suite('diagnostics')
const codes = allCodes()

test('every code is shown by a fixture, or asserted by a test of what it comes from', () => {
  const shown = exampleBlocks()
  const asserted = textsOfTests()
  // A test makes each limit of that page happen, with more text than a fixture should have.
  const limits = readFileSync(join(root, 'docs/limits.md'), 'utf8')
  assert.equal(
    codes
      .map(({ code }) => code)
      .filter(code => !shown.has(code) && !limits.includes(`\`${code}\``))
      .filter(code => !(UNSHOWN.test(code) && asserted.includes(code)))
      .sort(),
    [],
    'add an apps.yaml that produces it to test/fixtures',
  )
})

test('a code is a room and a name, in words with dashes', () => {
  for (const { code } of codes) assert.match(code, /^[a-z]+(-[a-z]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/)
})

/**
 * Fixtures are compiled, each environment by itself, and not written, compared with nothing, made of no manifests, ask no
 * server, are read and built with the same plugins, and hold no Python that is known to fail.
 */
const UNSHOWN =
  /^(?:(?:diff|import|server|tree)\/|(?:argocd\/shared-names|config\/read-without-plugin|functions\/failed-reading)$)/

function textsOfTests(): string {
  const folder = join(root, 'test')
  return (
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(path => /\.(test|cluster)\.ts$/.test(path))
      .map(path => readFileSync(join(folder, path), 'utf8'))
      .join('\n')
      // As it is within regular expressions.
      .replaceAll('\\/', '/')
  )
}

test.run()
