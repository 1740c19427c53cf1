import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { parseEvents } from 'js-yaml'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { root } from '../../scripts/build/root.ts'
import { readRefusedYaml } from '../../src/config/read-refused-yaml.ts'
import { readYaml } from '../../src/config/read-yaml.ts'
import { sourceFile } from '../../src/config/source-file.ts'
import { Tagged } from '../../src/config/tagged.ts'
import type { ReadYamlOptions } from '../../src/config/yaml-reading.ts'
import type { Origin } from '../../src/ir/origin.ts'
import { provenanceOf } from '../../src/ir/provenance.ts'

/**
 * Two libraries read YAML here: js-yaml every text, `yaml` those that js-yaml refuses. They agree on values, on the order
 * of keys and on places, except for what docs/decisions/0015 lists: here a trailing comment or blank belongs to a list or
 * map of one line for `yaml` alone, so lengths are not compared.
 */
const test = suite('the two readers of YAML')

const OPTIONS: readonly ReadYamlOptions[] = [
  { version: '1.2' },
  { version: '1.1' },
  { version: '1.2', several: true, tags: ['!reset', '!override'], spelledNumbers: true },
]

const texts = ['test/fixtures', 'test/corpus', 'examples'].flatMap(folder =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(path => /\.ya?ml$/.test(path))
    .map(path => readFileSync(join(root, folder, path), 'utf8')),
)

test('agree on every file of the fixtures, the corpus and the examples', () => {
  assert.ok(texts.length > 500)
  for (const text of texts)
    for (const options of OPTIONS) {
      const [ours, theirs] = [readYaml, readRefusedYaml].map(read =>
        described(read(sourceFile('f', text), options).value),
      )
      assert.equal(ours, theirs, text)
    }
})

test('agree on what is left when lines of these files are changed', () => {
  const line = fc.constantFrom(...new Set(texts.flatMap(text => text.split('\n')))).filter(isPlain)
  const odd = fc.constantFrom(
    '- ',
    '',
    '  ',
    '? a',
    'b: |2',
    ' # c',
    '{a: b, c}',
    '[a, {b: c}]',
    "\"a\\nb\": 'it''s'",
    '<<: {a: 1}',
    'k: &x 1.10',
    'l: *x',
    'm: .5',
    'n: 0x1F',
  )
  let compared = 0
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 4, arbitrary: line }, odd), { maxLength: 8 }),
      fc.constantFrom(...OPTIONS),
      (lines, options) => {
        const source = sourceFile('f', lines.map(line => line.trimEnd()).join('\n'))
        if (!isAccepted(source.text)) return
        const theirs = readRefusedYaml(source, options)
        // Some texts only one of them refuses, such as a tab before a comment.
        if (theirs.diagnostics.length > 0) return
        compared++
        assert.equal(described(readYaml(source, options).value), described(theirs.value))
      },
    ),
    { numRuns: 2000 },
  )
  assert.ok(compared > 500, `only ${compared} texts were compared`)
})

/** Without what the two are known to differ in: lone carriage returns, markers of documents that are indented. */
function isPlain(line: string): boolean {
  return !/\r|^\s*(---|\.\.\.)|\t/.test(line)
}

function isAccepted(text: string): boolean {
  try {
    parseEvents(text, {})
    return true
  } catch {
    return false
  }
}

/** Values with their places, as lines that can be compared. */
function described(value: unknown): readonly string[] {
  const lines: string[] = []
  const seen = new Set<unknown>()
  const visit = (node: unknown, path: string): void => {
    if (node instanceof Tagged) {
      lines.push(`${path} ${node.tag}`)
      visit(node.value, path)
    } else if (typeof node !== 'object' || node === null)
      lines.push(`${path} = ${JSON.stringify(node) ?? String(node)}`)
    else if (!seen.has(node)) {
      seen.add(node)
      const provenance = provenanceOf(node)
      lines.push(`${path} at ${placesOf(provenance?.at().origins)}`)
      for (const key of Array.isArray(node) ? node.keys() : Object.keys(node)) {
        const mark = provenance?.at(key)
        lines.push(`${path}/${key} at ${placesOf(mark?.origins)}, key at ${placesOf(mark?.key && [mark.key])}`)
        visit((node as Record<string | number, unknown>)[key], `${path}/${key}`)
      }
    }
  }
  visit(value, '')
  return lines
}

function placesOf(origins: readonly Origin[] | undefined): string {
  return (origins ?? []).map(({ line, column, path }) => `${line}:${column} ${path}`).join(' ')
}

test.run()
