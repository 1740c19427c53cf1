import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { projectOf } from './project-of.ts'

const test = suite('extends')

test('a service of another file brings paths that are relative to that file, and so on', async () => {
  const { project, said } = await projectOf({
    'compose.yaml': 'services: { web: { extends: { file: sub/base.yaml, service: app }, environment: { A: 2 } } }',
    'sub/base.yaml':
      'services:\n  app:\n    extends: { file: ../other/o.yaml, service: z }\n    build: ./ctx\n    env_file: x.env\n    environment: { A: 1, B: 1 }\n',
    'other/o.yaml': 'services: { z: { command: hi, volumes: [./data:/data] } }',
  })
  assert.equal(said, [])
  assert.equal(project?.services.web, {
    command: ['hi'],
    volumes: [{ type: 'bind', source: 'other/data', target: '/data', bind: { create_host_path: true } }],
    build: { context: 'sub/ctx' },
    env_file: [{ path: 'sub/x.env', required: true }],
    environment: { A: '2', B: '1' },
  })
})

test('everything is inherited, also what the project then has to have', async () => {
  const base = 'services: { app: { image: q, depends_on: [db], volumes: [data:/data] }, db: { image: z } }'
  const files = (main: string) => ({
    'compose.yaml': `services: { web: { extends: { file: base.yaml, service: app } }, ${main} }`,
    'base.yaml': base,
  })
  assert.equal((await projectOf(files(''))).said, [
    'error compose/undefined-reference base.yaml:1:58',
    'error compose/unknown-service base.yaml:1:43',
  ])
  const { project } = await projectOf({
    ...files('db: { image: y }'),
    'compose.yaml': `${files('db: { image: y }')['compose.yaml']}\nvolumes: { data: }`,
  })
  assert.equal(Object.keys(project?.services.web?.depends_on ?? {}), ['db'])
})

test('only what is extended of a file is looked at, but its variables are needed', async () => {
  const main = 'services: { web: { extends: { file: base.yaml, service: app } } }'
  const said = async (base: string) => (await projectOf({ 'compose.yaml': main, 'base.yaml': base })).said
  assert.equal(await said('services: { app: { image: a }, other: { imag: q } }\nvolumes: 5'), [])
  assert.equal(await said('services: { app: { imag: a, image: b } }'), ['error compose/unknown-key base.yaml:1:20'])
  assert.equal(await said('services: { app: { image: a }, b: { image: "${X:?}" } }'), [
    'error compose/required-variable base.yaml:1:44',
  ])
  assert.equal(await said('include: [nothing.yaml]\nservices: { app: { image: a } }'), [])
})

test('what cannot be followed is told where it is written', async () => {
  const said = async (services: string) =>
    (
      await projectOf({ 'compose.yaml': `services: { ${services} }`, 'b.yaml': 'services: { app: { image: x } }' })
    ).diagnostics.map(({ code, at, message, hint }) => `${code} ${at?.column} ${message} ${hint}`)
  assert.equal(await said('a: { image: x, extends: bb }, b: { image: x }'), [
    'compose/unknown-base 37 There is no service "bb" in "compose.yaml" to extend. Name a service of that file.',
  ])
  assert.equal(await said('a: { extends: { file: b.yaml, service: apps } }'), [
    'compose/unknown-base 52 There is no service "apps" in "b.yaml" to extend. Did you mean "app"?',
  ])
  assert.equal(await said('a: { extends: { file: c.yaml, service: app } }'), [
    'compose/unreadable-file 35 The file "c.yaml" is missing. Correct the path, which is relative to the folder of the compose file.',
  ])
  assert.equal(await said('a: { extends: { file: "https://x/c.yaml", service: app } }'), [
    'compose/remote-file 35 "https://x/c.yaml" is an address, and nothing is read from the network. Copy the file into the project, and refer to it there.',
  ])
  assert.equal(await said('a: { image: x, extends: a }'), [
    'compose/extends-cycle 37 Circular "extends": a → a. Remove one of these "extends".',
  ])
  assert.equal(await said('a: { extends: b }, b: { extends: { service: a } }'), [
    'compose/extends-cycle 57 Circular "extends": a → b → a. Remove one of these "extends".',
  ])
})

test('a circle by way of another file', async () => {
  const { said } = await projectOf({
    'compose.yaml': 'services: { a: { extends: { file: b.yaml, service: b } } }',
    'b.yaml': 'services: { b: { extends: { file: compose.yaml, service: a } } }',
  })
  assert.equal(said, ['error compose/extends-cycle b.yaml:1:58'])
})

test('a chain that is long is followed, one that is endless ends', async () => {
  const chain = (length: number) =>
    `services:\n  s0: { image: x }\n${Array.from({ length }, (_, index) => `  s${index + 1}: { extends: s${index} }\n`).join('')}`
  const { project } = await projectOf(chain(300))
  assert.equal(project?.services.s300, { image: 'x' })
  // Whoever writes the last one first has the longest way.
  const backwards = `services:\n${chain(1200).split('\n').slice(1).reverse().join('\n')}`
  const { said } = await projectOf(backwards)
  assert.ok(
    said.length > 0 && said.every(text => text.startsWith('error compose/extends-cycle')),
    said.slice(0, 3).join(),
  )
})

test.run()
