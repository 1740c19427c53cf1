import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Command } from '../../bin/command.ts'
import { EXIT } from '../../bin/exit-code.ts'
import { debug, help } from '../../bin/option.ts'
import type { Tool } from '../../bin/tool.ts'
import { k3sPlatform } from '../../bin/tools/k3s-platform.ts'
import { k3sapp } from '../../bin/tools/k3sapp.ts'
import { k3scompose } from '../../bin/tools/k3scompose.ts'
import { k3sfn } from '../../bin/tools/k3sfn.ts'
import { root } from '../../scripts/build/root.ts'
import { codeBlocks, pages, prose } from './pages.ts'

const { commands } = k3sPlatform
const TOOLS: Readonly<Record<string, Tool>> = { 'k3s-platform': k3sPlatform, k3sapp, k3scompose, k3sfn }
const COMMAND = /(?:^|npx |bin\/)(k3s-platform|k3sapp|k3scompose|k3sfn)(?:\.ts)? ([a-z]+(?:-all)?)(.*)$/gm
const test = suite('commands in documents')

test('every script of npm exists', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }
  const unknown: string[] = []
  let seen = 0
  for (const { file, text } of pages())
    for (const [, name] of text.matchAll(/npm run (?:-s )?([\w:-]+)/g)) {
      seen++
      if (!Object.hasOwn(scripts, name!)) unknown.push(`${file}: npm run ${name}`)
    }
  assert.ok(seen > 5)
  assert.equal(unknown, [])
})

test('every command and each of its options exists', () => {
  const unknown: string[] = []
  let seen = 0
  for (const { file, text } of pages())
    for (const [, tool, name, rest] of codeOf(text).matchAll(COMMAND)) {
      seen++
      const command = TOOLS[tool!]!.commands.find(candidate => candidate.name === name)
      if (!command) unknown.push(`${file}: ${tool} ${name}`)
      else
        for (const option of optionsIn(rest!))
          if (!knows(command, option)) unknown.push(`${file}: ${tool} ${name} ${option}`)
    }
  assert.ok(seen > 10, `only ${seen} commands were seen`)
  assert.equal(unknown, [])
})

test('README.md lists every command', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const listed = [...readme.matchAll(/^\| `([a-z-]+)[^`]*` /gm)].map(([, name]) => name)
  for (const { name } of commands) assert.ok(listed.includes(name), `README.md does not list ${name}`)
})

test('docs/tools.md lists every command of the other tools', () => {
  const listed = [...readFileSync(join(root, 'docs/tools.md'), 'utf8').matchAll(/^\| `(?:k3s\w+ )?([a-z-]+)[^`]*` /gm)]
  for (const { name, commands: others } of [k3sapp, k3scompose, k3sfn])
    for (const command of others)
      assert.ok(
        listed.some(([, word]) => word === command.name),
        `docs/tools.md does not list ${name} ${command.name}`,
      )
})

test('docs/command-line.md lists every exit code', () => {
  const readme = readFileSync(join(root, 'docs/command-line.md'), 'utf8')
  assert.equal(
    [...readme.matchAll(/^\| (\d+) +\|/gm)].map(([, code]) => Number(code)),
    Object.values(EXIT),
  )
})

/** Code in a text, a piece on each line: blocks for a shell and for the screen, and what stands between backticks. */
function codeOf(text: string): string {
  const inline = [...prose(text).matchAll(/`([^`\n]+)`/g)].map(([, code]) => code)
  return [...codeBlocks(text, 'sh'), ...inline].join('\n')
}

function optionsIn(words: string): string[] {
  return [...words.matchAll(/(?<=^|\s)(--[a-z-]+|-[a-z])(?=[\s=]|$)/g)].map(([option]) => option)
}

function knows(command: Command, option: string): boolean {
  return [...command.options, debug, help].some(({ name, short }) => option === `--${name}` || option === `-${short}`)
}

test.run()
