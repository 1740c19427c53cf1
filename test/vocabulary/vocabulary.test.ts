import { type Compilation, explain, filesInMemory, ProjectFiles, readConfig } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { compileText } from '../harness.ts'
import { KEYS, type Key } from './keys.ts'
import { FILES, PLACES, textOf } from './project.ts'

/** The words of workloads: each key in each place has the same effect, for every environment or for one. */
const test = suite('vocabulary of workloads')
const keys = Object.entries(KEYS)
const values = Object.fromEntries(keys.map(([key, { value }]) => [key, value]))
const others = Object.fromEntries(keys.map(([key, { other }]) => [key, other]))

for (const place of PLACES) {
  test(`${place.name} says every key, and a block of an environment changes it`, async () => {
    const text = textOf(place, values, others)
    const [local, gcp] = await Promise.all(
      ['local', 'gcp'].map(environment => compileText(text, environment, { files: FILES })),
    )
    for (const [key, expected] of keys) {
      check(local!, key, expected.is, expected)
      check(gcp!, key, expected.then, expected)
    }
  })

  test(`${place.name} with wrong values is told every one`, async () => {
    const wrong = Object.fromEntries(keys.map(([key, { wrong }]) => [key, wrong]))
    const text = textOf(place, wrong, {})
    const config = await readConfig({ file: 'apps.yaml', text, files: new ProjectFiles(filesInMemory(FILES)) })
    const errors = config.diagnostics.filter(({ severity }) => severity === 'error')
    for (const key of Object.keys(wrong))
      assert.ok(
        errors.some(({ at }) => at?.path.split(/[.[]/).includes(key)),
        `no error at "${key}"`,
      )
  })

  function check(compilation: Compilation, key: string, expected: unknown, { field, kind = 'Deployment' }: Key): void {
    assert.ok(compilation.ok, JSON.stringify(compilation.diagnostics.filter(({ severity }) => severity === 'error')))
    const found = explain(compilation, `vocabulary/${kind}/${place.controller}`, field)
    assert.ok('value' in found && 'origins' in found, `${key}: no ${field}`)
    assert.equal(found.value, expected, key)
    const paths = [...found.origins].map(({ path }) => path)
    assert.ok(
      paths.some(path => path.split(/[.[]/).includes(key)),
      `${key} does not explain ${field}, but ${paths.join(', ')}`,
    )
  }
}

test.run()
