import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { warningTexts } from '../../src/server/transport.ts'
import { verdictOf } from '../../src/server/verdict.ts'
import { crdDocuments } from './crds.ts'

test('a warning is the text between the quotes, with its own quotes restored', () => {
  assert.equal(warningTexts(['299 - "would violate PodSecurity \\"restricted:latest\\": x"']), [
    'would violate PodSecurity "restricted:latest": x',
  ])
})

test('several warnings may share one header', () => {
  assert.equal(warningTexts(['299 - "one, two", 299 - "three"', '299 - "four"']), ['one, two', 'three', 'four'])
})

test('a refusal names each field', () => {
  const body = { message: 'no', details: { causes: [{ field: 'spec.x', message: 'Required value', reason: 'R' }] } }
  const verdict = verdictOf({ status: 422, body, warnings: [] })
  assert.is(verdict.accepted, false)
  assert.equal(verdict.causes, [{ field: 'spec.x', message: 'Required value' }])
})

test('a refusal that is no Kubernetes status keeps its words', () => {
  assert.is(verdictOf({ status: 502, body: 'bad gateway', warnings: [] }).message, 'bad gateway')
})

test('only the CustomResourceDefinitions of a YAML text are installed', () => {
  const definition = 'kind: CustomResourceDefinition\nmetadata:\n  name: a\n'
  assert.equal(
    crdDocuments(`kind: ConfigMap\n---\n${definition}---\n`).map(text => text.trim()),
    [definition.trim()],
  )
})

test.run()
