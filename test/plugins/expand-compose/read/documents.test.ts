import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { projectOf } from './project-of.ts'

const test = suite('compose files of several documents')

test('a later document is laid over an earlier one', async () => {
  const { project, said } = await projectOf(`services:
  a: { image: x, command: [one], environment: { A: 1 } }
---
services:
  a: { command: [two], environment: { B: 2 }, ports: !reset [] }
  b: { image: y, depends_on: [a] }
---
# nothing
`)
  assert.equal(said, [])
  assert.equal(project?.services.a, { image: 'x', command: ['two'], environment: { A: '1', B: '2' } })
  assert.is(project?.services.b?.image, 'y')
})

test('each follows what it extends by itself, and has its own anchors', async () => {
  const { project, said } = await projectOf(`services:
  base: &it { image: x }
  a: { extends: base, command: one }
---
services:
  more: &it { labels: { l: 1 }, image: z }
  a: { extends: more }
  b: *it
`)
  assert.equal(said, [])
  assert.equal(project?.services.a, { image: 'z', command: ['one'], labels: { l: '1' } })
  assert.is(project?.services.b?.image, 'z')
})

test('a file that is extended may have several, too', async () => {
  const { project, said } = await projectOf({
    'compose.yaml': 'services: { a: { extends: { file: base.yaml, service: it } } }',
    'base.yaml': 'services: { it: { image: x, command: [one] } }\n---\nservices: { it: { command: [two] } }',
  })
  assert.equal(said, [])
  assert.equal(project?.services.a, { image: 'x', command: ['two'] })
})

test('mistakes are told in all of them', async () => {
  const { project, said } = await projectOf(
    'services: { a: { imag: x } }\n---\n- b\n---\nservices: { c: { image: 1 } }',
  )
  assert.is(project, undefined)
  assert.equal(said, [
    'error compose/unknown-key compose.yaml:1:18',
    'error compose/not-a-map compose.yaml:3:1',
    'error compose/wrong-type compose.yaml:5:25',
  ])
  assert.equal((await projectOf('a: [\n---\nb: 1')).said, ['error yaml/open-bracket compose.yaml:1:4'])
})

test.run()
