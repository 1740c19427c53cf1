import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { composeProject } from '../compose-file.ts'
import { addUsedForms, knownForms } from './used-forms.ts'

const test = suite('generated compose projects')

test('have every key of the Compose Specification somewhere, in every way it may be written', () => {
  const used = new Set<string>()
  for (const { root } of fc.sample(composeProject, { seed: 1, numRuns: 4500 })) addUsedForms(root, used)
  assert.equal(
    [...knownForms()].filter(form => !used.has(form)),
    [],
  )
})

test.run()
