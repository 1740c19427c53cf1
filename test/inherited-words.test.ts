import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile, loadConfig, readConfig } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parse, stringify } from 'yaml'
import { replacedAt, type Way, waysInto } from './generate/mutated.ts'
import { compileText } from './harness.ts'

/** Every object of JavaScript inherits fields under these names. A user may write them like any other word. */
const WORDS = ['constructor', 'toString', '__proto__', 'valueOf', 'hasOwnProperty']

const test = suite('words that objects inherit')
const file = join(dirname(fileURLToPath(import.meta.url)), '../examples/every-key/apps.yaml')
const example: unknown = parse(readFileSync(file, 'utf8'), { merge: true })

test('at every place that takes a text they are that text, or a located mistake', async () => {
  const { files } = await loadConfig(file)
  const places = [...new Map(waysInto(example).map(way => [kindOf(way), way])).values()].filter(
    way => typeof valueAt(way) === 'string',
  )
  assert.ok(places.length > 100, `${places.length} places`)
  // `ALL=1` tries every place, a plain run each twelfth.
  const tried = places.filter((_, index) => process.env.ALL || index % 12 === 0)
  for (const [index, place] of tried.entries()) {
    const word = WORDS[index % WORDS.length]!
    const text = stringify(replacedAt(example, place, word), { aliasDuplicateObjects: false })
    const config = await readConfig({ file: 'apps.yaml', text, files })
    const compilation = await compile(config, 'gcp', { variables: { PROJECT_ID: 'p' } })
    for (const { cause, message, hint, severity, at, code } of compilation.diagnostics) {
      assert.is(cause, undefined, `${place.join('.')}: ${word}: ${message}`)
      assert.not.match(`${message} ${hint}`, INHERITED, `${place.join('.')}: ${word}`)
      assert.ok(severity !== 'error' || at, `${place.join('.')}: ${word}: ${code} has no place`)
    }
    for (const text of compilation.files.values()) assert.not.match(text, INHERITED, `${place.join('.')}: ${word}`)
  }
})

/** How inherited functions look as texts. */
const INHERITED = /native code|\[object |=> /

for (const word of WORDS.filter(word => word !== '__proto__'))
  test(`a scaler, a repository, an environment and a variable called "${word}"`, async () => {
    const app = (keys: string) =>
      `version: "2"\nenvironments: { local: {} }\napps: [{ name: web, image: a:1, ${keys} }]`
    assert.equal(await codesOf(app(`scaling: { type: ${word}, max_instances: 3 }`)), ['config/unknown-scaling-type'])
    assert.equal(await codesOf(app(`environment: { A: "\${${word}}" }`)), ['resolve-env/undefined-variable'])
    assert.equal(
      await codesOf(
        `version: "2"\nenvironments: { local: {} }\nhelm: [{ name: db, chart: ${word}/db, version: 1.0.0 }]`,
      ),
      ['config/unknown-repository'],
    )
  })

test('an environment called "constructor" has no block that nobody wrote', async () => {
  const text = `version: "2"
environments: { constructor: {}, local: {} }
defaults: { registry: { local: registry.localhost } }
apps: [{ name: web, image: a:1, local: { replicas: 2 } }]`
  const { ok, files } = await compileText(text, 'constructor')
  assert.ok(ok)
  assert.not.match([...files.values()].join(), /replicas: 2|registry/)
})

async function codesOf(text: string): Promise<string[]> {
  const { diagnostics } = await compileText(text, 'local')
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)
}

/** One place stands for those of the same keys in other entries, elements and blocks. */
function kindOf(way: Way): string {
  return way.filter(step => typeof step === 'string' && !['local', 'dev', 'staging', 'gcp'].includes(step)).join('.')
}

function valueAt(way: Way): unknown {
  return way.reduce<unknown>((node, step) => (node as Record<string | number, unknown>)[step], example)
}

test.run()
