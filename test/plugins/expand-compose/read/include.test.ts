import { referencesIn } from 'k3s-platform/plugin'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { projectOf } from './project-of.ts'

const test = suite('include')

test('what is included has paths and variables of its own folder', async () => {
  const { project, said } = await projectOf({
    'compose.yaml': 'include: [sub/c.yaml]\nservices: { web: { image: x, depends_on: [db] } }',
    'sub/c.yaml':
      'services: { db: { image: "y:${T}", build: {}, volumes: [./d:/d, "vol:/v"], environment: [T, U] } }\nvolumes: { vol: }\nconfigs: { c: { file: ./f } }',
    'sub/.env': 'T=5',
  })
  assert.equal(said, [])
  assert.equal(project?.services.db, {
    image: 'y:5',
    build: { context: 'sub' },
    volumes: [
      { type: 'bind', source: 'sub/d', target: '/d', bind: { create_host_path: true } },
      { type: 'volume', source: 'vol', target: '/v' },
    ],
    environment: { T: '5', U: null },
  })
  assert.equal(project?.configs, { c: { file: 'sub/f' } })
  assert.equal(project?.volumes, { vol: {} })
})

test('the long form: several files, another folder, files of variables', async () => {
  const { project } = await projectOf({
    'compose.yaml': 'include: [{ path: [sub/c.yaml, sub/d.yaml], project_directory: ., env_file: [my.env, more.env] }]',
    'sub/c.yaml': 'services: { db: { image: "y:${T}-${U-none}-${V}", build: . } }',
    'sub/d.yaml': 'services: { db: { command: q, volumes: [./x:/x] } }',
    'sub/.env': 'U=7',
    'my.env': 'T=6\nV=1',
    'more.env': 'V=$T',
  })
  assert.equal(project?.services.db, {
    image: 'y:6-none-6',
    build: { context: '.' },
    command: ['q'],
    volumes: [{ type: 'bind', source: 'x', target: '/x', bind: { create_host_path: true } }],
  })
})

test('variables of the project win over those of an include', async () => {
  const files = { 'compose.yaml': 'include: [sub/c.yaml]', 'sub/c.yaml': 'services: { a: { image: "$A-$B-$C" } }' }
  const env = { '.env': 'B=2', 'sub/.env': 'A=9\nB=9\nC=$A$B' }
  const { project } = await projectOf({ ...files, ...env }, { variables: { A: '1' } })
  assert.is(project?.services.a?.image, '1-2-12')
})

test('what a file says itself overrides what it includes; of two includes the first wins', async () => {
  const { project } = await projectOf({
    'compose.yaml':
      'include: [a.yaml, b.yaml]\nservices: { db: { user: own, environment: { B: 3 } }, q: { ports: !reset [] } }',
    'a.yaml': 'services: { db: { image: a, user: a, environment: { A: 1, B: 1 } }, q: { image: q, ports: [80] } }',
    'b.yaml': 'services: { db: { image: b, user: b, hostname: b } }',
  })
  assert.equal(project?.services, {
    db: { image: 'a', user: 'own', hostname: 'b', environment: { A: '1', B: '3' } },
    q: { image: 'q' },
  })
})

test('what is reached in two ways is there once', async () => {
  const { project, said } = await projectOf({
    'compose.yaml': 'include: [a.yaml, b.yaml]',
    'a.yaml': 'include: [c.yaml]\nservices: { a: { image: a } }',
    'b.yaml': 'include: [c.yaml]\nservices: { b: { image: b } }',
    'c.yaml': 'services: { c: { image: "c$X", post_start: [{ command: a }, { command: a }] } }',
  })
  assert.is(project?.services.c?.post_start?.length, 2)
  assert.equal(Object.keys(project?.services ?? {}).sort(), ['a', 'b', 'c'])
  assert.equal(said, ['warning compose/unset-variable c.yaml:1:25'])
})

test('a service can extend one that is included', async () => {
  const { project } = await projectOf({
    'compose.yaml': 'include: [a/a.yaml]\nservices: { z: { extends: a } }',
    'a/a.yaml': 'services: { a: { extends: { file: b/b.yaml, service: b } } }',
    'a/b/b.yaml': 'services: { b: { image: b, env_file: q.env } }',
  })
  assert.equal(project?.services.z, { image: 'b', env_file: [{ path: 'a/b/q.env', required: true }] })
})

test('what cannot be included is told where it is written', async () => {
  const said = async (include: string, files: Readonly<Record<string, string>> = {}) =>
    (await projectOf({ 'compose.yaml': `include: [${include}]\nservices: { a: { image: x } }`, ...files })).said
  assert.equal(await said('b.yaml'), ['error compose/unreadable-file compose.yaml:1:11'])
  assert.equal(await said('sub', { 'sub/x': '' }), ['error compose/unreadable-file compose.yaml:1:11'])
  assert.equal(await said('"oci://a/b"'), ['error compose/remote-file compose.yaml:1:11'])
  assert.equal(await said('"git@github.com:a/b"'), ['error compose/remote-file compose.yaml:1:11'])
  assert.equal(await said('{ env_file: x }'), ['error compose/include-without-path compose.yaml:1:11'])
  assert.equal(await said('{ path: b.yaml, env_file: x.env }', { 'b.yaml': 'services: { q: { image: x } }' }), [
    'error compose/unreadable-file compose.yaml:1:37',
  ])
  assert.equal(await said('{ path: b.yaml, env_file: /dev/null }', { 'b.yaml': 'services: { q: { image: x } }' }), [])
  assert.equal(await said('b.yaml', { 'b.yaml': 'services: { q: { image: x } }', '.env': 'A=1\nB="' }), [
    'error compose/malformed-env-file .env:2:1',
  ])
})

test('circles of includes are told', async () => {
  const { diagnostics } = await projectOf({
    'compose.yaml': 'include: [a.yaml]\nservices: { x: { image: a } }',
    'a.yaml': 'include: [compose.yaml]',
  })
  assert.equal(
    diagnostics.map(({ message, at }) => `${at?.file} ${message}`),
    ['a.yaml Circular include of compose files: compose.yaml → a.yaml → compose.yaml.'],
  )
})

test('many ways to the same files take no longer than the files', async () => {
  const files: Record<string, string> = { 'compose.yaml': 'include: [f0.yaml, f0.yaml]' }
  for (let index = 0; index < 40; index++)
    files[`f${index}.yaml`] = `include: [f${index + 1}.yaml, f${index + 1}.yaml]\nservices: { s${index}: { image: x } }`
  files['f40.yaml'] = 'services: { last: { image: x } }'
  const { project } = await projectOf(files)
  assert.is(Object.keys(project?.services ?? {}).length, 41)
})

test('the names of secrets stay known through files of variables', async () => {
  const { project } = await projectOf(
    {
      'compose.yaml': 'services: { a: { image: x, environment: { U: "$URL", P: , DB_PASSWORD: } } }',
      '.env': 'URL=pg://$DB_PASSWORD@db\nP=$URL',
    },
    { variables: { DB_PASSWORD: 'hunter2' } },
  )
  const { environment } = project!.services.a!
  const referred = Object.entries(environment ?? {}).map(([name, value]) => [name, referencesIn(value!)])
  assert.equal(Object.fromEntries(referred), { U: ['URL'], P: ['P'], DB_PASSWORD: ['DB_PASSWORD'] })
})

test.run()
