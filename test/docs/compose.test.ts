import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { root } from '../../scripts/build/root.ts'
import { appsYamlFor } from '../generate/compose/entry.ts'
import { filesWith } from '../generate/compose/files.ts'
import { type Probe, probes } from '../generate/compose/probes.ts'
import { print } from '../generate/print.ts'
import { compileText } from '../harness.ts'

const test = suite('docs/compose.md')
const page = readFileSync(join(root, 'docs/compose.md'), 'utf8')
const schema: Schema = JSON.parse(readFileSync(join(root, 'schemas/compose-spec.json'), 'utf8'))

interface Schema {
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
  readonly properties?: Readonly<Record<string, Schema>>
  readonly patternProperties?: Readonly<Record<string, Schema | object>>
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly oneOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
}

const tables: readonly (readonly [heading: string, definition: string, least: number])[] = [
  ['Services', 'service', 94],
  ['Networks', 'network', 10],
  ['Volumes', 'volume', 5],
  ['Configs', 'config', 7],
  ['Secrets', 'secret', 8],
]

for (const [heading, name, least] of tables) {
  test(`${heading.toLowerCase()} have every key of the schema in their table, each once`, () => {
    const paths = pathsOf(schema.$defs![name]!)
    assert.ok(paths.filter(path => !path.includes('.')).length >= least, `only ${paths.length} keys were found`)
    compare(heading, paths)
  })
}

test('the file itself has every section in its table', () => {
  const include = pathsOf(schema.$defs!.include!).map(path => `include.${path}`)
  compare('Top-level keys', [...Object.keys(schema.properties!), ...include])
})

/** What the first word of a row says, as the code of the diagnostic that one gets. */
const verdicts: Readonly<Record<string, string>> = {
  ignored: 'compose/ignored-key',
  approximated: 'compose/approximated-key',
  dropped: 'compose/unsupported-key',
  weakening: 'compose/weakened-isolation',
  rejected: 'compose/impossible-key',
}

test('what rows say of whole keys is what the build says', async () => {
  const wrong: string[] = []
  const tried = new Set<string>()
  for (const probe of probes()) {
    const [key = '', value] = probe.name.split(': ')
    const code = verdictOf(probe)
    // One value of each key is enough; what is false or nothing mostly asks for nothing.
    if (!code || tried.has(key) || /(false|null)$/.test(value ?? '')) continue
    const { diagnostics } = await compileText(appsYamlFor('allow_host_path: true'), 'local', {
      files: filesWith(print(probe.with)),
    })
    const codes = diagnostics.map(diagnostic => String(diagnostic.code))
    if (codes.some(said => /malformed|invalid/.test(said))) continue
    tried.add(key)
    if (!codes.includes(code)) wrong.push(`${probe.name}: ${codes.join(', ')}, not ${code}`)
  }
  assert.equal(wrong, [])
  assert.ok(tried.size > 100, `only ${tried.size} keys were tried`)
})

/** The code that the table promises for the key, where the row that is closest to it begins with a verdict. */
function verdictOf({ path }: Probe): string | undefined {
  const [section, , ...steps] = path
  const heading = tables.find(([name]) => name.toLowerCase() === section)?.[0]
  if (!heading) return undefined
  const key = steps.filter(step => typeof step === 'string').join('.')
  const [row] = rowsOf(heading)
    .flatMap(({ keys, verdict }) => keys.map(name => ({ verdict, closeness: closenessOf(name, key) })))
    .sort((one, other) => other.closeness - one.closeness)
  const said = row && row.closeness > 0 ? row.verdict : ''
  return Object.entries(verdicts).find(([word]) => new RegExp(`^${word}($|:| but)`).test(said))?.[1]
}

/** How many steps of the key a row names; one for all that is below a key is closer than the row of that key. */
function closenessOf(name: string, key: string): number {
  const [above = '', all] = name.split('.*')
  const steps = above.split('.').length
  const pattern = above.replaceAll('.', '\\.').replaceAll('<name>', '[^.]+')
  if (all !== undefined) return new RegExp(`^${pattern}\\..+`).test(key) ? steps + 0.5 : 0
  return new RegExp(`^${pattern}(\\..+)?$`).test(key) ? steps : 0
}

function compare(heading: string, paths: readonly string[]): void {
  const rows = keysOf(heading)
  const missing = paths.filter(path => !rows.includes(path) && !rows.some(row => covers(row, path)))
  assert.equal(missing, [], 'keys that no row has')
  const unknown = rows.filter(row => !paths.some(path => path === row || covers(row, path)))
  assert.equal(unknown, [], 'rows of no key')
  assert.equal(rows.length, new Set(rows).size, 'a key has two rows')
}

/** Whether the row is about everything below a key, and this is below it. */
function covers(row: string, path: string): boolean {
  return row.endsWith('.*') && path.startsWith(row.slice(0, -1))
}

function keysOf(heading: string): readonly string[] {
  return rowsOf(heading).flatMap(({ keys }) => keys)
}

interface Row {
  readonly keys: readonly string[]
  readonly verdict: string
}

/** The rows of the table below a heading, with the keys of their first cells. */
function rowsOf(heading: string): readonly Row[] {
  const start = page.indexOf(`\n### ${heading}\n`)
  assert.ok(start >= 0, heading)
  const [section] = page.slice(start + 5).split(/\n##+ /)
  return section!
    .split('\n')
    .filter(line => line.startsWith('| `'))
    .map(line => {
      const [keys, verdict] = line.slice(2, -2).split(' | ')
      return { keys: [...keys!.matchAll(/`([^`]+)`/g)].map(([, key]) => key!), verdict: verdict! }
    })
}

/** The keys that a value may have, at every depth; `<name>` stands for names that users choose. */
function pathsOf(value: Schema, above = ''): readonly string[] {
  const { properties = {}, patternProperties = {}, additionalProperties, items, ...rest } = target(value)
  const below = (key: string, inner: Schema) => pathsOf(inner, `${above}${key}.`)
  const free = [
    ...Object.entries(patternProperties).flatMap(([pattern, inner]) => (pattern === '^x-' ? [] : [inner])),
    ...(typeof additionalProperties === 'object' ? [additionalProperties] : []),
  ]
  return [
    ...new Set([
      ...Object.entries(properties).flatMap(([key, inner]) => [`${above}${key}`, ...below(key, inner)]),
      ...free.flatMap(inner => below('<name>', inner)),
      ...(items ? pathsOf(items, above) : []),
      ...[...(rest.oneOf ?? []), ...(rest.anyOf ?? []), ...(rest.allOf ?? [])].flatMap(inner => pathsOf(inner, above)),
    ]),
  ]
}

function target(value: Schema): Schema {
  const name = value.$ref?.split('/').at(-1)
  return name === undefined ? value : target(schema.$defs![name]!)
}

test.run()
