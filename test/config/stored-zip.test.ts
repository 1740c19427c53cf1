import { createHash } from 'node:crypto'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { pythonRuntime } from '../../src/config/python-runtime.ts'
import { storedZip } from '../../src/config/stored-zip.ts'

const test = suite('stored zip')

test('the bytes are the same on every machine and every version of Node', () => {
  const archive = storedZip({ 'k3sfn/__init__.py': '', 'k3sfn/text.py': 'x = "ü"\n' })
  assert.is(sha256(archive), '9378898453b5ef731caa142f70158487edc7424b3577f8f124d1288893e13dc0')
})

test('texts are in it as they are, in the order in which they were given', () => {
  const archive = storedZip({ 'b.py': 'second = 2\n', 'a.py': 'first = 1\n' }).toString('latin1')
  const places = ['b.py', 'second = 2\n', 'a.py', 'first = 1\n'].map(part => archive.indexOf(part))
  assert.equal(
    places,
    [...places].sort((a, b) => a - b),
  )
  assert.not.ok(places.includes(-1))
})

test('the digest of the runtime is that of its archive', () => {
  const { archive, digest } = pythonRuntime()
  assert.is(sha256(Buffer.from(archive, 'base64')), digest)
})

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

test.run()
