import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Tool } from '../../bin/tool.ts'
import { k3sPlatform } from '../../bin/tools/k3s-platform.ts'
import { k3sapp } from '../../bin/tools/k3sapp.ts'
import { k3scompose } from '../../bin/tools/k3scompose.ts'
import { k3sfn } from '../../bin/tools/k3sfn.ts'
import { scratch } from './recorded-world.ts'

/** The texts are in `help/`, those of the other tools in folders there; `UPDATE=1` accepts what comes out. */
const folder = join(dirname(fileURLToPath(import.meta.url)), 'help')
const test = suite('help')

async function helpOf(tool: Tool, ...words: readonly string[]): Promise<string> {
  const place = scratch({}, {}, tool)
  const { code, output } = await place.run(...words)
  place.remove()
  assert.is(code, 0)
  return output
}

function assertIs(text: string, tool: Tool, name: string): void {
  const file = join(folder, ...(tool === k3sPlatform ? [] : [tool.name]), `${name}.txt`)
  if (process.env.UPDATE) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  assert.fixture(text, readFileSync(file, 'utf8'))
}

for (const tool of [k3sPlatform, k3sapp, k3scompose, k3sfn]) {
  test(`the overview of ${tool.name} fits on one screen and shows a line to copy for each command`, async () => {
    const text = await helpOf(tool, '--help')
    assertIs(text, tool, 'overview')
    assert.ok(text.split('\n').length <= 43)
    for (const { name } of tool.commands) assert.ok(text.includes(`${tool.name} ${name}`), name)
    for (const [, named] of text.matchAll(/^ +(k3s\S+) /gm)) assert.is(named, tool.name)
  })

  for (const { name } of tool.commands)
    test(`${tool.name} ${name} says what it takes`, async () => {
      const text = await helpOf(tool, name, '--help')
      assertIs(text, tool, name)
      assert.is(await helpOf(tool, 'help', name), text)
      assert.ok(text.split('\n').every(line => line.length <= 100))
    })

  test(`the options of ${tool.name} have texts of their own command`, () => {
    for (const { name, options } of tool.commands) {
      const names = options.map(option => option.name)
      assert.is(new Set(names).size, names.length, `${name} has an option twice`)
      for (const { name: own, summary } of options)
        for (const [, other] of summary.matchAll(/--([\w-]+)/g))
          assert.ok(names.includes(other!), `--${own} of ${name} speaks of --${other}`)
    }
  })

  test(`every option of the examples of ${tool.name} exists`, async () => {
    for (const { name, options, examples } of tool.commands)
      for (const example of examples)
        for (const [, long, short] of example.matchAll(/ (?:--([\w-]+)|-([a-z])\b)/g))
          assert.ok(
            options.some(option => (long ? option.name === long : option.short === short)),
            `--${long ?? short} in the example of ${name}`,
          )
  })

  test(`without a command ${tool.name} shows the overview, and the version when asked`, async () => {
    assert.is(await helpOf(tool), await helpOf(tool, '--help'))
    assert.match(await helpOf(tool, '--version'), /^\d+\.\d+\.\d+\n$/)
  })
}

test.run()
