import { readFileSync } from 'node:fs'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { bundledPlugins, kindsOf } from '../../../src/bundled-plugins.ts'
import { kubernetesSchemas } from '../../../src/plugin-api.ts'
import { mistakesIn } from '../../../src/plugins/check/mistakes-in.ts'
import { schemaRule } from '../../../src/plugins/check/schema.ts'
import { resourceOf } from './resource-of.ts'
import { type Case, cases } from './verdicts/cases.ts'
import { ELSEWHERE, reasonFor, STRICTER } from './verdicts/differences.ts'
import { isAround } from './verdicts/is-around.ts'
import type { Refusal } from './verdicts/refusal.ts'

const kinds = kindsOf(bundledPlugins())

/**
 * The check stage against what a real API server said about the same objects (`npm run verdicts` asks it again). What
 * it refuses is refused, at a field that it names; what it takes is taken, unless differences.ts says why not.
 */
const test = suite('verdicts')
const { refused }: { refused: Readonly<Record<string, Refusal>> } = JSON.parse(
  readFileSync(new URL('verdicts/verdicts.json', import.meta.url), 'utf8'),
)
const all = cases()

for (const { name, object } of all)
  test(name, async () => {
    const errors = await errorsIn(object)
    const refusal = refused[name]
    if (!refusal)
      return assert.is(
        errors.length > 0,
        reasonFor(STRICTER, name) !== undefined,
        `the server takes it\n${texts(errors)}`,
      )
    const words = `${refusal.fields.join(', ')}: ${refusal.words}`
    assert.ok(errors.length > 0, words)
    if (refusal.fields.length === 0) return
    const isThere = errors.some(error => refusal.fields.some(named => isAround(named, error)))
    assert.is(isThere, reasonFor(ELSEWHERE, name) === undefined, `${words}\n${texts(errors)}`)
  })

test('the verdicts are about these cases', () => {
  const names = all.map(({ name }) => name)
  assert.is(new Set(names).size, names.length, 'a name stands twice')
  const known = [...names, ...names.map(name => name.replace(/^\w+/, '*'))]
  const others = [...Object.keys(refused), ...Object.keys(STRICTER), ...Object.keys(ELSEWHERE)]
  assert.equal(
    others.filter(name => !known.includes(name)),
    [],
    'npm run verdicts asks the server again',
  )
})

test('a sound object of every kind is taken', () => {
  assert.equal(
    Object.keys(refused).filter(name => name.endsWith(': sound')),
    [],
  )
})

test('a case differs from the sound objects, and from all others', () => {
  const seen = new Map<string, Case>()
  for (const one of all) {
    const text = JSON.stringify(one.object)
    assert.is(seen.get(text)?.name, undefined, one.name)
    seen.set(text, one)
  }
})

async function errorsIn(object: object) {
  const mistakes = mistakesIn(resourceOf(object), schemaRule(await kubernetesSchemas()), kinds)
  return mistakes.filter(({ severity }) => severity === 'error')
}

function texts(errors: Awaited<ReturnType<typeof errorsIn>>): string {
  return errors.map(({ field, message }) => `${field.pointer} ${message}`).join('\n')
}

test.run()
