import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type Compilation,
  type Config,
  compile,
  explain,
  loadConfig,
  readConfig,
  referencedVariables,
} from 'k3s-platform'
import { originsOf } from 'k3s-platform/plugin'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'

/**
 * Changes each single value of an example, one after the other, and compares what is made: every field that changed
 * with a line must be explained by that line.
 */
const test = suite('explain every line')
const examples = join(dirname(fileURLToPath(import.meta.url)), '../../examples')

// Each so many-th value; all of them with `ALL=1`.
for (const [name, environments, step] of [
  ['complete', ['local', 'dev', 'gcp'], 4],
  ['every-key', ['gcp'], 12],
] as const)
  for (const environment of environments)
    test(`${name} in ${environment}`, async () => {
      const path = join(examples, name, 'apps.yaml')
      const config = await loadConfig(path)
      const text = readFileSync(path, 'utf8')
      const compilation = await compiled(config, environment)
      const before = fieldsOf(compilation)
      let compared = 0
      const values = valuesOf(config, text)
      const tried = values.filter((_, index) => process.env.ALL || index % step === 0)
      for (const value of tried) {
        const changed = text.slice(0, value.start) + value.other + text.slice(value.start + value.length)
        const { files, file } = config
        const read = await readConfig({ file, text: changed, files })
        // Many values cannot be just anything; a switch, or the name of a volume of a stack, decides what is meant.
        if (read.diagnostics.length > 0 || /enabled$|^compose.*volumes\[\d+\]\.name$/.test(value.path)) continue
        const other = await compiled(read, environment)
        if (!other.ok) continue
        const after = fieldsOf(other)
        for (const [field, written] of before)
          if (after.has(field) && after.get(field) !== written) {
            assert.ok(linesOf(compilation, field).includes(value.line), `${value.path} at line ${value.line}: ${field}`)
            compared++
          }
      }
      assert.ok(compared > 5, `only ${compared} fields were compared`)
    })

async function compiled(config: Config, environment: string): Promise<Compilation> {
  const variables = Object.fromEntries([...referencedVariables(config)].map(name => [name, 'x']))
  return compile(config, environment, { variables })
}

interface Value {
  readonly path: string
  readonly line: number
  readonly start: number
  readonly length: number
  /** What to write instead. */
  readonly other: string
}

function valuesOf(config: Config, text: string): readonly Value[] {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
  const values: Value[] = []
  const visit = (node: object): void => {
    for (const [key, value] of Object.entries(node)) {
      const [origin] = originsOf(node, Array.isArray(node) ? Number(key) : key)
      if (typeof value === 'object' && value !== null) visit(value)
      else if (origin) {
        const start = starts[origin.line - 1]! + origin.column - 1
        const { path, line, length } = origin
        values.push({ path, line, start, length, other: otherThan(value, text.slice(start, start + length)) })
      }
    }
  }
  visit(config.root)
  return values
}

function otherThan(value: unknown, written: string): string {
  if (typeof value === 'boolean') return String(!value)
  if (typeof value === 'number') return String(value + 1)
  const [, quote = '', inner = written] = /^(["'])(.*)\1$/s.exec(written) ?? []
  return /^\d/.test(inner) ? `${quote}1${inner}${quote}` : `${quote}${inner}x${quote}`
}

/** Every single value of every object: `namespace/Kind/name pointer` → the value as JSON. */
function fieldsOf({ resources }: Compilation): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  const visit = (value: unknown, place: string): void => {
    if (typeof value !== 'object' || value === null) fields.set(place, JSON.stringify(value))
    else
      for (const [key, inner] of Object.entries(value))
        visit(inner, `${place}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
  }
  for (const { ref, object } of resources.all())
    visit(object, `${ref.namespace === undefined ? '' : `${ref.namespace}/`}${ref.kind}/${ref.name} `)
  return fields
}

function linesOf(compilation: Compilation, field: string): readonly number[] {
  const [object, pointer] = field.split(/ (.*)/s) as [string, string]
  const explanation = explain(compilation, object, pointer)
  assert.ok('origins' in explanation, field)
  return 'origins' in explanation ? explanation.origins.map(({ line }) => line) : []
}

test.run()
