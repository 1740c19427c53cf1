import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { bundledVocabulary } from '../../scripts/bundled-vocabulary.ts'
import { referencePages } from '../../scripts/reference.ts'
import { PAGES } from '../../scripts/reference-pages.ts'
import { wholeDefinitions } from '../../src/schema/definitions.ts'

test('the reference pages are those that the schema makes', () => {
  const folder = new URL('../../docs/reference/', import.meta.url)
  const pages = referencePages()
  assert.equal(readdirSync(folder).sort(), [...pages.keys()].sort())
  for (const [file, text] of pages) {
    assert.ok(readFileSync(new URL(file, folder), 'utf8') === text, `${file} is out of date: npm run reference`)
  }
})

test('every heading stands on one page', () => {
  const placed = PAGES.flatMap(page => page.headings)
  assert.equal([...placed].sort(), Object.keys(wholeDefinitions(bundledVocabulary().keys).$defs!).sort())
})

test('the examples that pages name exist', () => {
  for (const example of PAGES.flatMap(page => page.examples ?? [])) {
    assert.ok(existsSync(new URL(`../../examples/features/${example}.yaml`, import.meta.url)), example)
  }
})

test.run()
