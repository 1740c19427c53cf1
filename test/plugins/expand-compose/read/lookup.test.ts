import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { projectOf } from './project-of.ts'

const test = suite('compose files and their variables')
const ONE = 'services: { a: { image: x } }'

test('the first of the usual names is read', async () => {
  const names = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml']
  for (const [index, name] of names.entries()) {
    const files = Object.fromEntries(names.slice(index).map(other => [`apps/${other}`, ONE]))
    const { project } = await projectOf(files, { entry: { path: 'apps' } })
    assert.is(project?.file, `apps/${name}`)
  }
})

test('a file that is not there is told with what was looked for', async () => {
  const { project, diagnostics } = await projectOf({ 'apps/other.yaml': ONE }, { entry: { path: 'apps' } })
  assert.is(project, undefined)
  assert.equal(
    diagnostics.map(({ code, message, at }) => `${code} ${at?.file}:${at?.line} ${message}`),
    [
      'compose/no-file apps.yaml:4 The folder "apps" has no compose file: neither "compose.yaml", "compose.yml", "docker-compose.yaml" nor "docker-compose.yml".',
    ],
  )
  for (const compose_file of ['a.yaml', ['a.yaml'], ['../apps/other.yaml', 'a.yaml']]) {
    const named = await projectOf({ 'apps/other.yaml': ONE }, { entry: { path: 'apps', compose_file } })
    assert.match(named.diagnostics[0]!.message, 'There is no file "a.yaml" in the folder "apps".')
  }
})

test('several files are merged in their order, and paths are relative to the first one', async () => {
  const { project } = await projectOf(
    {
      'apps/x/c.yaml': 'services: { a: { image: x, user: a } }',
      'apps/y/d.yaml': 'services: { a: { user: b, build: ./z } }',
    },
    { entry: { path: 'apps', compose_file: ['x/c.yaml', 'y/d.yaml'] } },
  )
  assert.equal(project?.services, { a: { image: 'x', user: 'b', build: { context: 'apps/x/z' } } })
  assert.is(project?.file, 'apps/x/c.yaml')
})

test('a file for overrides is not merged unless it is named', async () => {
  const files = { 'compose.yaml': ONE, 'compose.override.yaml': 'services: { a: { image: y } }' }
  const { project, diagnostics } = await projectOf(files)
  assert.is(project?.services.a?.image, 'x')
  assert.equal(
    diagnostics.map(({ code, severity, hint }) => `${severity} ${code} ${hint}`),
    ['info compose/override-file To merge it, write compose_file: [compose.yaml, compose.override.yaml].'],
  )
  const named = await projectOf(files, { entry: { compose_file: ['compose.yaml', 'compose.override.yaml'] } })
  assert.equal(named.said, [])
  assert.is(named.project?.services.a?.image, 'y')
})

test('a name that is not that of the entry is told', async () => {
  const { said, project } = await projectOf(`name: other\n${ONE}`)
  assert.equal(said, ['info compose/name-ignored compose.yaml:1:1'])
  assert.is(project?.name, 'other')
  assert.equal((await projectOf(`name: shop\n${ONE}`)).said, [])
})

test('variables come from outside, then from .env; keys are never replaced', async () => {
  const { project, said } = await projectOf(
    {
      'compose.yaml':
        'services: { a: { image: "$A-${B}-${C:-c}-$$D-${COMPOSE_PROJECT_NAME}", environment: { "$A": "${A:+set}" } } }',
      '.env': 'A=9\nB=2\n',
    },
    { variables: { A: '1' } },
  )
  assert.equal(said, [])
  assert.equal(project?.services.a, { image: '1-2-c-$D-shop', environment: { $A: 'set' } })
  assert.equal(project?.variables, { A: '1', B: '2', COMPOSE_PROJECT_NAME: 'shop', PWD: '.' })
})

test('.env stands in the folder of the entry, or beside the compose file', async () => {
  const { project } = await projectOf(
    {
      'apps/deep/c.yaml': 'services: { a: { image: "$A$B" } }',
      'apps/.env': 'A=1',
      'apps/deep/.env': 'A=2\nB=3',
      '.env': 'B=9',
    },
    { entry: { path: 'apps', compose_file: 'deep/c.yaml' } },
  )
  assert.is(project?.services.a?.image, '13')
})

test('an unset variable is told once a file, a required one is needed, and a malformed reference is a mistake', async () => {
  const { project, diagnostics } = await projectOf({
    'compose.yaml': 'include: [b.yaml]\nservices: { a: { image: "x$A$A", user: "$A" } }',
    'b.yaml': 'services: { b: { image: "x${A}" } }',
  })
  assert.is(project?.services.a?.image, 'x')
  assert.equal(
    diagnostics.map(({ severity, code, at }) => `${severity} ${code} ${at?.file}:${at?.line}:${at?.column}`),
    ['warning compose/unset-variable compose.yaml:2:25', 'warning compose/unset-variable b.yaml:1:25'],
  )
  const { diagnostics: wrong } = await projectOf(
    'services:\n  a:\n    image: "${A:?say which}"\n    command: "${"\n    user: ${B?}',
  )
  assert.equal(
    wrong.map(({ severity, code, at, message }) => `${severity} ${code} ${at?.line}:${at?.column} ${message}`),
    [
      'error compose/required-variable 3:12 The variable "A" is required: say which.',
      'error compose/malformed-reference 4:14 "${" has no valid variable reference: after "${" comes a name, then "}" or an operator.',
      'error compose/required-variable 5:11 The variable "B" is required.',
    ],
  )
})

test('a config of a variable has its value, and a variable without a value that from outside', async () => {
  const { project } = await projectOf(
    {
      'compose.yaml':
        'services: { a: { image: x, environment: [SET, UNSET], build: { args: { SET: , UNSET: } } } }\nconfigs: { c: { environment: SET }, d: { environment: UNSET } }\nsecrets: { s: { environment: SET } }',
    },
    { variables: { SET: 'v' } },
  )
  assert.equal(project?.services.a?.environment, { SET: 'v', UNSET: null })
  assert.equal(project?.services.a?.build?.args, { SET: 'v', UNSET: null })
  assert.equal(project?.configs, { c: { environment: 'SET', content: 'v' }, d: { environment: 'UNSET' } })
  assert.equal(project?.secrets, { s: { environment: 'SET' } })
})

test('sections without a counterpart are kept as written', async () => {
  const { project } = await projectOf(
    `${ONE}\nmodels: { m: { model: x, x-a: 1 } }\njobs: { j: { image: y, x-b: 1, triggers: { manual: true } } }`,
  )
  assert.equal(project?.others, {
    models: { m: { model: 'x' } },
    jobs: { j: { image: 'y', triggers: { manual: true } } },
  })
})

test.run()
