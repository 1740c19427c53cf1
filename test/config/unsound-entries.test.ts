import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { compileText } from '../harness.ts'
import { app, withHeader } from '../mistakes/mistake.ts'

const test = suite('entries with mistakes')

async function errorsOf(text: string): Promise<readonly string[]> {
  const { diagnostics, files } = await compileText(text, 'local')
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) assert.is(files.size, 0)
  return errors.map(({ code, at }) => `${at?.line}:${code}`).sort()
}

test('a mistake of shape does not hide what is wrong with other keys', async () => {
  const text = app(`replicas: two
depends_on: [{ name: nowhere }]
environment: { LEVEL: "\${UNSET}" }`)
  assert.equal(await errorsOf(text), [
    '10:resolve-env/undefined-variable',
    '8:schema/wrong-type',
    '9:config/unknown-dependency',
  ])
  assert.equal(await errorsOf(app('replicas: two\nresources: { cpu: 250mi }')), [
    '8:schema/wrong-type',
    '9:check/invalid-quantity',
  ])
})

test('an unknown key does not hide them either', async () => {
  assert.equal(await errorsOf(app('replica: 2\nresources: { memory: 256MB }')), [
    '8:schema/unknown-key',
    '9:check/invalid-quantity',
  ])
})

test('what only follows from a mistake is not an error', async () => {
  const ports = 'container: { ports: 8000 }\ningress: { path: / }\nprobes: { readiness: { port: http } }'
  assert.equal(await errorsOf(app(ports)), ['8:schema/wrong-type'])
  assert.equal(await errorsOf(app('containr: { ports: [{ container_port: 8000 }] }\ningress: { path: / }')), [
    '8:schema/unknown-key',
  ])
  assert.equal(await errorsOf(withHeader('apps:\n  - name: web\n    imagee: ghcr.io/example/web:1.2.3\n')), [
    '7:schema/unknown-key',
  ])
})

test('entries without mistakes have the same errors as ever', async () => {
  const broken = '  - { name: api, image: "ghcr.io/example/api:1.2.3", replicas: two }\n'
  const text = withHeader(
    `apps:\n${broken}  - { name: web, image: "ghcr.io/example/web:1.2.3", resources: { cpu: 250mi } }\n`,
  )
  assert.equal(await errorsOf(text), ['6:schema/wrong-type', '7:check/invalid-quantity'])
})

test.run()
