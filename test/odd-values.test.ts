import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { compile, filesInMemory, ProjectFiles, readConfig } from 'k3s-platform'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { parse, stringify } from 'yaml'
import { replacedAt, waysInto } from './generate/mutated.ts'

/** Whatever stands where the example that has every key has something else: a located message with a hint, no crash. */
const folder = join(dirname(fileURLToPath(import.meta.url)), '../examples/every-key')
const example: unknown = parse(readFileSync(join(folder, 'apps.yaml'), 'utf8'), { merge: true })
const VALUES: readonly unknown[] = [
  ...[null, true, 5, -1, 1.5, 1e21, '', 'x', '\u0000', 'a'.repeat(300), '${X}', '${X:-1}', '${'],
  ...[[], {}, [null], ['x', 'x'], [[1]], { a: 1 }, { name: null }, [{ name: 'x' }]],
]

test('no value at any place makes the compiler fail', async () => {
  const oddity = fc.record({ path: fc.constantFrom(...waysInto(example)), value: fc.constantFrom(...VALUES) })
  await fc.assert(
    fc.asyncProperty(oddity, async ({ path, value }) => {
      const text = stringify(replacedAt(example, path, value), { aliasDuplicateObjects: false })
      const config = await readConfig({ file: 'apps.yaml', text, files: new ProjectFiles(filesInMemory({})) })
      for (const environment of config.environments) {
        const { diagnostics } = await compile(config, environment, { variables: { X: 'x', PROJECT_ID: 'p' } })
        for (const diagnostic of diagnostics) {
          assert.is(diagnostic.cause, undefined, diagnostic.message)
          if (diagnostic.severity !== 'error') continue
          assert.ok(diagnostic.at, `${diagnostic.code} has no place: ${diagnostic.message}`)
          assert.ok(diagnostic.hint, `${diagnostic.code} has no hint: ${diagnostic.message}`)
        }
      }
    }),
    { numRuns: process.env.ALL ? 200 : 15 },
  )
})

test.run()
