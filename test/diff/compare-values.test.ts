import * as fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { compareValues } from '../../src/diff/compare-values.ts'
import { pathText, pointerIn } from '../../src/diff/field-step.ts'
import { fieldText } from '../../src/diff/pretty-diff.ts'
import { valueAt } from '../../src/pipeline/pointer.ts'
import { applyChanges } from './apply-changes.ts'

const test = suite('compare-values')

const told = (before: unknown, after: unknown, kind = 'Deployment') => compareValues(before, after, kind).map(fieldText)

test('equal values do not differ', () => assert.equal(told({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }), []))

test('fields are new, gone or other', () =>
  assert.equal(told({ a: 1, b: 2, c: 3 }, { a: 1, b: 5, d: 4 }), ['~ b: 2 → 5', '- c: 3', '+ d: 4']))

test('a map that is new or gone is one difference', () =>
  assert.equal(told({ spec: {} }, { spec: { probe: { port: 1 } } }), ['+ spec.probe: {"port":1}']))

test('a list may have a name that every object inherits', () =>
  assert.equal(told({ constructor: ['a'] }, { constructor: ['b'] }, 'toString'), ['~ constructor[b]: a → b']))

test('named things are matched by name', () => {
  const before = {
    env: [
      { name: 'A', value: '1' },
      { name: 'B', value: '2' },
    ],
  }
  const after = {
    env: [
      { name: 'B', value: '3' },
      { name: 'C', value: '4' },
    ],
  }
  assert.equal(told(before, after), [
    '- env[A]: {"name":"A","value":"1"}',
    '~ env[B].value: 2 → 3',
    '+ env[C]: {"name":"C","value":"4"}',
  ])
})

test('mounts are matched by their path, ports by name or else by number', () => {
  assert.equal(
    told({ volumeMounts: [{ name: 'a', mountPath: '/x' }] }, { volumeMounts: [{ name: 'b', mountPath: '/x' }] }),
    ['~ volumeMounts[/x].name: a → b'],
  )
  assert.equal(
    told({ ports: [{ name: 'http', containerPort: 80 }] }, { ports: [{ name: 'http', containerPort: 8080 }] }),
    ['~ ports[http].containerPort: 80 → 8080'],
  )
  assert.equal(told({ ports: [{ port: 80 }] }, { ports: [{ port: 80, protocol: 'TCP', name: 'web' }] }), [
    '+ ports[80 TCP].protocol: TCP',
    '+ ports[80 TCP].name: web',
  ])
})

test('what stands elsewhere is not changed, and its order is told where it matters', () => {
  const before = [{ name: 'a' }, { name: 'b' }, { name: 'c' }]
  const after = [{ name: 'c' }, { name: 'a' }, { name: 'b' }]
  assert.equal(told({ env: before }, { env: after }), ['~ env: in the order c, a, b'])
  assert.equal(
    compareValues({ rules: before }, { rules: after }, 'Ingress').map(({ hasNoEffect }) => hasNoEffect),
    [true],
  )
})

test('what is put between two others moves neither', () =>
  assert.equal(told({ env: [{ name: 'a' }, { name: 'c' }] }, { env: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] }), [
    '+ env[b]: {"name":"b"}',
  ]))

test('a command is one value', () =>
  assert.equal(told({ args: ['a', 'b'] }, { args: ['b', 'a'] }), ['~ args: ["a","b"] → ["b","a"]']))

test('texts in a list are matched by what they are; a single one that is left is changed', () => {
  assert.equal(told({ hosts: ['a', 'b', 'c'] }, { hosts: ['c', 'd'] }), ['- hosts: a', '- hosts: b', '+ hosts: d'])
  assert.equal(told({ hosts: ['a', 'b'] }, { hosts: ['a', 'c'] }), ['~ hosts[c]: b → c'])
})

test('a path leads to the field in either version', () => {
  const before = {
    env: [
      { name: 'A', value: '1' },
      { name: 'B', value: '2' },
    ],
  }
  const after = { env: [{ name: 'B', value: '3' }] }
  const [, change] = compareValues(before, after, 'Deployment')
  assert.is(pathText(change!.path), 'env[B].value')
  assert.is(valueAt(before, pointerIn(change!.path, 'before')!), '2')
  assert.is(valueAt(after, pointerIn(change!.path, 'after')!), '3')
})

test('long texts are shown where they begin to differ', () => {
  const [line] = told({ text: `${'x'.repeat(200)}a` }, { text: `${'x'.repeat(200)}b` })
  assert.match(line!, /xa → .*xb$/)
  assert.ok(line!.length < 140)
})

test('a text cannot move the cursor', () => assert.not(told({ a: 1 }, { a: '\u001b[2J' })[0]!.includes('\u001b')))

const name = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const leaf = fc.oneof(fc.constantFrom('x', 'y', 'z', '1'), fc.integer({ min: 0, max: 3 }), fc.boolean())
const { value } = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.dictionary(fc.constantFrom('spec', 'env', 'args', 'ports', 'hosts', 'rules', 'paths'), tie('value'), {
      maxKeys: 4,
    }),
    fc.array(leaf, { maxLength: 5 }),
    fc.uniqueArray(fc.record({ name, value: leaf, more: tie('value') }, { requiredKeys: ['name'] }), {
      selector: element => element.name,
      maxLength: 5,
    }),
    fc.array(fc.record({ host: leaf, paths: tie('value') }, { requiredKeys: [] }), { maxLength: 4 }),
    fc.array(tie('value'), { maxLength: 4 }),
  ),
}))

test('the differences, made on the old value, give the new one', () =>
  fc.assert(
    fc.property(value, value, (before, after) => {
      const plain = JSON.parse(JSON.stringify({ before, after }))
      assert.equal(applyChanges(plain.before, compareValues(plain.before, plain.after, 'Ingress')), plain.after)
    }),
    { numRuns: 3_000 },
  ))

test.run()
