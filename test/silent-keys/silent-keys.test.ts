import { readFileSync } from 'node:fs'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { JsonSchema } from '../../src/schema/json-schema.ts'
import { CONTEXTS } from './contexts.ts'
import { isSilent } from './silent.ts'
import { trialsOf } from './trials.ts'

/**
 * Whatever key of the schema is written, something comes of it, or something is said. `ALL=1` tries every key in every
 * project, which takes minutes; without it, every seventeenth.
 */
const test = suite('keys without effect')
const schema = JSON.parse(
  readFileSync(new URL('../../schemas/apps-schema.json', import.meta.url), 'utf8'),
) as JsonSchema
const all = CONTEXTS.flatMap(context =>
  trialsOf(schema.$defs![context.schema]!, schema).map(trial => ({ context, trial })),
)
const tried = process.env.ALL ? all : all.filter((_, index) => index % 17 === 0)

test('every key changes the tree or is told', async () => {
  assert.ok(all.length > 1000, `${all.length} keys`)
  const silent: string[] = []
  for (const { context, trial } of tried)
    if (await isSilent(trial, context)) silent.push(`${trial.way.join('.')} of ${context.name}`)
  assert.equal(silent, [])
})

test.run()
