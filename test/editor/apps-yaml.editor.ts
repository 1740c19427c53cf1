import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { compile, loadConfig } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { startLanguageServer } from './language-server.ts'

/** What an editor with yaml-language-server and the shipped schema says of apps.yaml. */
const test = suite('yaml-language-server')

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const server = startLanguageServer()
const modeline = `# yaml-language-server: $schema=${pathToFileURL(join(root, 'schemas/apps-schema.json'))}\n`

test.before(async () => {
  await server.request('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: { textDocument: { completion: { completionItem: { documentationFormat: ['markdown'] } } } },
  })
  server.notify('initialized', {})
})

let correct = 0
for (const file of files())
  if (await isCorrect(file)) {
    correct++
    test(`${file} has no mistake`, async () =>
      assert.equal(await mistakesIn(readFileSync(join(root, file), 'utf8'), file), []))
  }

test('most files are correct, so that it is known what an editor says of them', () => {
  assert.ok(correct > 150, `only ${correct} files`)
})

const FILE = `version: "2"
environments: { staging: {}, prod-eu: {} }
defaults:
  ingress: CURSOR
apps:
  - name: web
    image: nginx:1.29
    prod-eu: { replicas: 2 }
`

test('environments have any name, and a mistake in a block is one', async () => {
  assert.equal(await mistakesIn(FILE.replace('CURSOR', 'traefik'), 'any.yaml'), [])
  const [mistake] = await mistakesIn(FILE.replace('CURSOR', 'traefik').replace('replicas', 'replics'), 'block.yaml')
  assert.match(mistake!, /replics/)
})

test('nothing is proposed that is only an example', async () => {
  assert.equal(await proposals(FILE), [])
  const dependent = FILE.replace('CURSOR', 'traefik').replace('image: nginx:1.29', 'depends_on: [{ name: CURSOR }]')
  assert.equal(await proposals(dependent), [])
})

test('each value of an enumeration says what it means', async () => {
  const typed = FILE.replace('CURSOR', 'traefik').replace('image: nginx:1.29', 'security:\n      visibility: CURSOR')
  const values = await completions(typed)
  assert.equal(values.map(({ label }) => label).sort(), ['internal', 'private', 'public', 'restricted'])
  for (const { label, documentation } of values) assert.ok(documentation, `${label} says nothing`)
})

test.after(() => server.close())

/** Whether a file has no error of its shape; variables may be unset here. */
async function isCorrect(file: string): Promise<boolean> {
  const config = await loadConfig(join(root, file))
  for (const environment of config.environments) {
    const { diagnostics } = await compile(config, environment)
    if (diagnostics.some(({ code, severity }) => severity === 'error' && /^(?:schema|config|yaml)\//.test(code)))
      return false
  }
  return config.environments.length > 0
}

/** All examples and fixtures. */
function files(): readonly string[] {
  const below = (folder: string, pattern: RegExp) =>
    (readdirSync(join(root, folder), { recursive: true }) as string[])
      .filter(file => pattern.test(file) && !file.includes('expected/'))
      .sort()
      .map(file => `${folder}/${file}`)
  return [
    ...below('examples', /(?:^|\/)apps\.yaml$|^features\/[\w-]+\.yaml$/),
    ...below('test/fixtures', /^[^/]+\/apps\.yaml$/),
  ]
}

async function mistakesIn(text: string, name: string): Promise<readonly string[]> {
  const uri = open(text, name)
  const { diagnostics } = (await server.about('textDocument/publishDiagnostics', uri)) as {
    readonly diagnostics: readonly { readonly message: string; readonly range: { start: { line: number } } }[]
  }
  return diagnostics.map(({ message, range }) => `${range.start.line}: ${message}`)
}

async function proposals(text: string): Promise<readonly string[]> {
  return (await completions(text)).map(({ label }) => label)
}

async function completions(text: string): Promise<readonly { label: string; documentation?: unknown }[]> {
  const lines = text.slice(0, text.indexOf('CURSOR')).split('\n')
  const uri = open(text.replace('CURSOR', ''), `completion-${text.length}.yaml`)
  const position = { line: lines.length, character: lines.at(-1)!.length }
  const answer = await server.request('textDocument/completion', { textDocument: { uri }, position })
  return (answer as { items: { label: string; documentation?: unknown }[] }).items
}

function open(text: string, name: string): string {
  const uri = pathToFileURL(join(root, name)).href
  const document = { uri, languageId: 'yaml', version: 1, text: modeline + text }
  server.notify('textDocument/didOpen', { textDocument: document })
  return uri
}

test.run()
