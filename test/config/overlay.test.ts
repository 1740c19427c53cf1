import { originsOf } from 'k3s-platform/plugin'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { overlay } from '../../src/config/overlay.ts'
import { nodeOf } from '../node-of.ts'

const test = suite('overlay')

test('maps are merged key by key, at any depth', () => {
  assert.equal(merged('a: {b: 1, c: {d: 2}}', 'a: {c: {e: 3}}'), { a: { b: 1, c: { d: 2, e: 3 } } })
})

test('a scalar and a list are replaced', () => {
  assert.equal(merged('a: 1\nargs: [x, y]', 'a: 2\nargs: [z]'), { a: 2, args: ['z'] })
})

test('null deletes, and says nothing where there is nothing', () => {
  assert.equal(merged('a: {b: 1, c: 2}', 'a: {b: null}\nd: {e: null, f: 1}'), { a: { c: 2 }, d: { f: 1 } })
})

test('ports, volumes, env_refs and secrets are merged by name; new ones come last', () => {
  assert.equal(merged('volumes: [{name: a, size: 1Gi}, {name: b}]', 'volumes: [{name: c}, {name: a, size: 5Gi}]'), {
    volumes: [{ name: 'a', size: '5Gi' }, { name: 'b' }, { name: 'c' }],
  })
})

test('lists of other things are replaced even when their elements have names', () => {
  assert.equal(merged('depends_on: [{name: a}]', 'depends_on: [{name: b}]'), { depends_on: [{ name: 'b' }] })
})

test('every value keeps the place where it was written', () => {
  const result = overlay(nodeOf('a: 1\nb: 2'), nodeOf('\n\n\nb: 3')) as object
  assert.is(originsOf(result, 'a')[0]?.line, 1)
  assert.is(originsOf(result, 'b')[0]?.line, 4)
})

test('the base stays as it was', () => {
  const base = nodeOf('a: {b: 1}')
  overlay(base, nodeOf('a: {b: 2}'))
  assert.equal(base, { a: { b: 1 } })
})

function merged(base: string, over: string): unknown {
  return overlay(nodeOf(base), nodeOf(over))
}

test.run()
