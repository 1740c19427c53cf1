import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile, loadConfig } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { pluginsBeside } from '../../bin/plugin-file.ts'
import { createClient } from './client.ts'
import { connect } from './connection.ts'
import { documentsOf } from './documents.ts'
import { judge, refusalText } from './judge.ts'

/** Every tree that a fixture expects, and that an example builds in each of its environments, is accepted. */
const test = suite('trees')
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const connection = await connect()
const client = createClient(connection)
let documents = 0
let podSecurity = 0

/** Kinds that only plugins of examples and fixtures make. This server does not have them. */
const FOREIGN = /^apiVersion: (monitoring\.coreos\.com|acme\.example)\//m

const fixtures = join(root, 'test', 'fixtures')
for (const name of readdirSync(fixtures))
  for (const environment of treesOf(join(fixtures, name, 'expected')))
    test(`fixture ${name} (${environment})`, () => accepted(filesBelow(join(fixtures, name, 'expected', environment))))

const examples = join(root, 'examples')
for (const path of filesNamed(examples, /(^|\/)apps\.yaml$|^features\/.*\.yaml$/))
  test(`example ${path}`, async () => {
    const config = await loadConfig(join(examples, path))
    const plugins = await pluginsBeside(dirname(join(examples, path)))
    for (const environment of config.environments) {
      const { files, ok, diagnostics } = await compile(config, environment, { plugins })
      assert.ok(ok, diagnostics.map(({ message }) => message).join('\n'))
      await accepted([...files])
    }
  })

test.after(() => {
  process.stdout.write(`${documents} documents, ${podSecurity} with remarks by PodSecurity "restricted"\n`)
  client.close()
  connection.close()
})

async function accepted(files: Iterable<readonly [string, string]>): Promise<void> {
  const judged = await judge(
    client,
    documentsOf(files).filter(({ text }) => !FOREIGN.test(text)),
  )
  documents += judged.length
  podSecurity += judged.filter(({ verdict }) =>
    verdict.warnings.some(one => one.includes('violate PodSecurity')),
  ).length
  const refused = judged.filter(({ verdict }) => !verdict.accepted)
  assert.is(refused.length, 0, refused.map(refusalText).join('\n'))
}

function treesOf(expected: string): string[] {
  if (!existsSync(expected)) return []
  return readdirSync(expected, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => name)
}

function filesBelow(folder: string): [string, string][] {
  return filesNamed(folder, /\.yaml$/).map(path => [path, readFileSync(join(folder, path), 'utf8')])
}

function filesNamed(folder: string, name: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(path => name.test(path))
}

test.run()
