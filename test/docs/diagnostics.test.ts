import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { root } from '../../scripts/build/root.ts'
import { exampleBlocks } from '../../scripts/diagnostics/examples.ts'
import { allCodes } from '../../scripts/diagnostics/sources.ts'
import { diagnosticCodes, diagnosticsPage } from '../../scripts/diagnostics.ts'

const test = suite('docs/diagnostics.md')
const page = readFileSync(join(root, 'docs/diagnostics.md'), 'utf8')

test('it is what the comments and fixtures say', () => {
  assert.ok(page === diagnosticsPage(), 'docs/diagnostics.md is out of date: npm run diagnostics')
})

test('the codes that levels can be set for are those', () => {
  const codes = readFileSync(join(root, 'schemas/diagnostic-codes.json'), 'utf8')
  assert.ok(codes === diagnosticCodes(), 'schemas/diagnostic-codes.json is out of date: npm run diagnostics')
})

test('every code has its place there, with an explanation', () => {
  const codes = allCodes()
  assert.ok(codes.length > 200)
  for (const { code, explanation, file } of codes) {
    assert.ok(page.includes(`<a id="${code}"></a>`), code)
    assert.ok(explanation.length > 60, `the comment above "${code}" in ${file} explains nothing`)
  }
})

test('fixtures expect only codes that the sources have', () => {
  const known = new Set(allCodes().map(({ code }) => code))
  assert.equal(
    [...exampleBlocks().keys()].filter(code => !known.has(code)),
    [],
  )
})

test.run()
