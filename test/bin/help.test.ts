import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { k3sPlatform } from '../../bin/tools/k3s-platform.ts'
import { scratch } from './recorded-world.ts'

/** The texts are in `help/`; `UPDATE=1` accepts what comes out. */
const folder = join(dirname(fileURLToPath(import.meta.url)), 'help')
const { commands } = k3sPlatform
const test = suite('help')

async function helpOf(...words: readonly string[]): Promise<string> {
  const place = scratch({})
  const { code, output } = await place.run(...words)
  place.remove()
  assert.is(code, 0)
  return output
}

function assertIs(text: string, name: string): void {
  const file = join(folder, `${name}.txt`)
  if (process.env.UPDATE) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, text)
  }
  assert.fixture(text, readFileSync(file, 'utf8'))
}

test('the overview fits on one screen and shows a line to copy for each command', async () => {
  const text = await helpOf('--help')
  assertIs(text, 'overview')
  assert.ok(text.split('\n').length <= 41)
  for (const { name } of commands) assert.ok(text.includes(`k3s-platform ${name}`), name)
})

for (const { name } of commands)
  test(`${name} says what it takes`, async () => {
    const text = await helpOf(name, '--help')
    assertIs(text, name)
    assert.is(await helpOf('help', name), text)
    assert.ok(text.split('\n').every(line => line.length <= 100))
  })

test('every option of the examples exists', async () => {
  for (const { name, options, examples } of commands)
    for (const example of examples)
      for (const [, written] of example.matchAll(/ --([\w-]+)/g))
        assert.ok(
          options.some(option => option.name === written),
          `--${written} in the example of ${name}`,
        )
})

test('without a command the overview is shown, and the version when asked', async () => {
  assert.is(await helpOf(), await helpOf('--help'))
  assert.match(await helpOf('--version'), /^\d+\.\d+\.\d+\n$/)
})

test.run()
