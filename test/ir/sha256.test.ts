import { createHash } from 'node:crypto'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { sha256 } from '../../src/ir/sha256.ts'

const test = suite('sha256')

const byNode = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex')

test('texts of every length around the size of a block have the digest that Node finds', () => {
  for (let length = 0; length < 200; length++) assert.is(sha256('a'.repeat(length)), byNode('a'.repeat(length)))
})

test('texts are digested as UTF-8', () => {
  for (const text of ['Grüße', '日本語', '🚀', 'a\u0000b']) assert.is(sha256(text), byNode(text))
})

test('bytes may have any value', () => {
  const bytes = Uint8Array.from({ length: 1000 }, (_, index) => (index * 37) % 256)
  assert.is(sha256(bytes), byNode(bytes))
})

test('what is long is no different', () => {
  const text = 'k3s-platform '.repeat(50_000)
  assert.is(sha256(text), byNode(text))
  assert.is(sha256('and short again'), byNode('and short again'))
})

test.run()
