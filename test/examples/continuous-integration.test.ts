import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { readArguments } from '../../bin/arguments.ts'
import { k3sPlatform } from '../../bin/tools/k3s-platform.ts'
import { root } from '../../scripts/build/root.ts'
import { readYaml } from '../../src/config/read-yaml.ts'
import { sourceFile } from '../../src/config/source-file.ts'

const test = suite('examples for CI and for commits')

const FOLDERS = ['github-action', 'pre-commit', 'scripts']
const files = FOLDERS.flatMap(folder =>
  readdirSync(join(root, 'examples', folder)).map(name => join('examples', folder, name)),
)
const read = (file: string) => readFileSync(join(root, file), 'utf8')

test('every line that runs the program is one that it takes', async () => {
  const lines = files.flatMap(file =>
    [...read(file).matchAll(/npx k3s-platform (\w+)([^|\n"]*(?:"[^"]*")?[^|\n"]*)/g)].map(([, name, rest]) => ({
      file,
      name: name!,
      words: rest!
        .replaceAll('"', '')
        .split(/\s+/)
        .filter(word => /^[\w$/-]/.test(word)),
    })),
  )
  assert.ok(lines.length >= 7, `${lines.length} lines`)
  for (const { file, name, words } of lines) {
    const command = k3sPlatform.commands.find(other => other.name === name)
    assert.ok(command, `${file}: ${name}`)
    const { operands } = await readArguments(words, command.options)
    assert.ok(
      operands.every(operand => operand.startsWith('$')),
      `${file}: ${operands}`,
    )
  }
})

test('what is YAML can be read, and what is a script is one', () => {
  for (const file of files)
    if (file.endsWith('.yaml')) assert.equal(readYaml(sourceFile(file, read(file))).diagnostics, [], file)
    else assert.is(spawnSync('sh', ['-n', join(root, file)], { encoding: 'utf8' }).stderr, '', file)
})

test.run()
