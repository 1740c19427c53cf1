import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { closestTo } from '../../src/ir/closest.ts'

const keys = ['name', 'ingress', 'strip_prefix', 'memory', 'cpu', 'port', 'ports', 'scaling']

test('a mistyped word finds what was meant', () => {
  const words: readonly [word: string, meant: string | undefined][] = [
    ['strip_prefx', 'strip_prefix'],
    ['stripPrefix', 'strip_prefix'],
    ['strip-prefix', 'strip_prefix'],
    ['memry', 'memory'],
    ['mmeory', 'memory'],
    ['cp', 'cpu'],
    ['ingres', 'ingress'],
    ['Scaling', 'scaling'],
    ['host', undefined],
    ['x', undefined],
    ['', undefined],
    ['replicas', undefined],
  ]
  for (const [word, meant] of words) assert.is(closestTo(word, keys), meant, word)
})

test('a word that differs in case alone wins over one that is near', () => {
  assert.is(closestTo('PORTS', ['port', 'ports']), 'ports')
})

test('a word that the candidate goes on from is nearer than one that replaces letters', () => {
  assert.is(closestTo('target_cpu', ['target_rps', 'target_cpu_percent']), 'target_cpu_percent')
  assert.is(closestTo('max_instance', ['max_instances', 'max_instance_age']), 'max_instances')
})

test('of two that are equally near the first one wins', () => {
  assert.is(closestTo('dex', ['dev', 'des']), 'dev')
  assert.is(closestTo('dex', ['des', 'dev']), 'des')
})

test('two swapped letters are one mistake', () => {
  assert.is(closestTo('dve', ['dev']), 'dev')
  assert.is(closestTo('biuld', ['build']), 'build')
})

test('nothing is near when there is nothing', () => {
  assert.is(closestTo('name', []), undefined)
})

test.run()
