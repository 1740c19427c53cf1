import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { oldTurnsIn } from './english.ts'
import { pages } from './pages.ts'

const test = suite('plain English')

/** Made from comments and messages of the code, or not rewritten yet. */
const LEFT_OUT = /^docs\/(diagnostics\.md$|reference\/|tools\.md$)/

test('documents have no old turns of phrase', () => {
  const written = pages().filter(({ file }) => !LEFT_OUT.test(file))
  assert.ok(written.length > 30, `only ${written.length} pages were read`)
  assert.equal(oldTurnsIn(written), [])
})

test('messages, help and comments have no old turns of phrase', () => {
  const files = ['bin', 'plugins', 'src'].flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.ts'))
      .map(name => join(folder, name)),
  )
  assert.ok(files.length > 500, `only ${files.length} files were read`)
  assert.equal(oldTurnsIn(files.map(file => ({ file, text: sentencesOf(readFileSync(file, 'utf8')) }))), [])
})

/** The comments and the strings of a source file. */
function sentencesOf(source: string): string {
  const texts = source.matchAll(/\/\*\*(.*?)\*\/|\/\/ ([^\n]*)|'([^'\n]* [^'\n]*)'|`([^`\n]* [^`\n]*)`/gs)
  return [...texts]
    .map(([, comment, line, quoted, template]) => comment?.replace(/\n *\* /g, ' ') ?? line ?? quoted ?? template)
    .join('\n\n')
}

test('old turns are found in sentences, and not in code', () => {
  const textWith = (text: string) => oldTurnsIn([{ file: 'a.md', text }]).length
  assert.is(textWith('The build tells whoever asks that "x" is no path.'), 3)
  assert.is(textWith('There is no path, and it is no longer read.'), 0)
  assert.is(textWith('A field that understands `nobody`.\n\n```sh\nanew\n```\n'), 0)
  assert.is(textWith('A line that\nends at\nhand.'), 1)
})

test.run()
