import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Scratch, scratch } from './recorded-world.ts'

const test = suite('validate --fix')

const BROKEN = `version: "2"
environments: { local: { domain: \${DOMAIN:-localhost} } }
apps:
  - name: web
    image: ghcr.io/example/web:1.2.3
    replicas:2
    scaling: none
    depends_on: [api]
    securty: { visibility: private }
  - { name: api, image: "ghcr.io/example/api:1.2.3" }
`

const FIXED = `version: "2"
environments: { local: { domain: "\${DOMAIN:-localhost}" } }
apps:
  - name: web
    image: ghcr.io/example/web:1.2.3
    replicas: 2
    scaling: { type: none }
    depends_on: [{ name: api }]
    securty: { visibility: private }
  - { name: api, image: "ghcr.io/example/api:1.2.3" }
`

async function inProject(
  files: Readonly<Record<string, string>>,
  action: (project: Scratch, textOf: (file: string) => string) => Promise<void>,
): Promise<void> {
  const project = scratch(files)
  try {
    await action(project, file => readFileSync(join(project.folder, file), 'utf8'))
  } finally {
    project.remove()
  }
}

test('it corrects what can only be meant so, round by round, and reports what remains', () =>
  inProject({ 'apps.yaml': BROKEN }, async (project, textOf) => {
    const { code, errors } = await project.run('validate', '--fix')
    assert.is(textOf('apps.yaml'), FIXED)
    assert.match(errors, 'fixed apps.yaml:6:5 yaml/missing-space: Write: replicas: 2')
    assert.match(errors, 'error[schema/unknown-key]: Unknown key "securty"')
    assert.match(errors, ' · 4 fixed · 1 error')
    assert.is(code, 1)
  }))

test('it ends with 0 when nothing remains, and leaves byte order marks and line ends', () =>
  inProject(
    { 'apps.yaml': `\ufeff${BROKEN.replace('securty', 'security').replaceAll('\n', '\r\n')}` },
    async (project, textOf) => {
      assert.is((await project.run('validate', '--fix')).code, 0)
      assert.is(textOf('apps.yaml'), `\ufeff${FIXED.replace('securty', 'security').replaceAll('\n', '\r\n')}`)
    },
  ))

test('a dry run prints the corrections and writes nothing', () =>
  inProject({ 'apps.yaml': BROKEN }, async (project, textOf) => {
    const { code, errors } = await project.run('validate', '--fix', '--dry-run')
    assert.match(errors, 'would fix apps.yaml:6:5 yaml/missing-space: Write: replicas: 2')
    assert.is(textOf('apps.yaml'), BROKEN)
    assert.is(code, 1)
  }))

test('compose files are corrected only when asked', () => {
  const compose = 'services:\n  db:\n    image:postgres:17.2\n    restart: always\n'
  const appsYaml = 'version: "2"\nenvironments: { local: {} }\ncompose:\n  - { name: shop, path: shop }\n'
  return inProject({ 'apps.yaml': appsYaml, 'shop/compose.yaml': compose }, async (project, textOf) => {
    assert.is((await project.run('validate', '--fix')).code, 1)
    assert.is(textOf('shop/compose.yaml'), compose)
    await project.run('validate', '--fix', '--fix-compose')
    assert.is(textOf('shop/compose.yaml'), compose.replace('image:', 'image: '))
  })
})

test('a value that comes from a variable is not written over it', () =>
  inProject(
    {
      'apps.yaml':
        'version: "2"\nenvironments: { local: {} }\napps:\n  - { name: web, image: "ghcr.io/example/web:1.2.3", enabled: "${ON}" }\n',
    },
    async (project, textOf) => {
      const before = textOf('apps.yaml')
      assert.is((await project.run('validate', '--fix', '--var', 'ON=yes')).code, 1)
      assert.is(textOf('apps.yaml'), before)
    },
  ))

test('its options need it', () =>
  inProject({ 'apps.yaml': FIXED }, async project => {
    const { code, errors } = await project.run('validate', '--dry-run')
    assert.is(code, 2)
    assert.match(errors, 'The option "--dry-run" needs "--fix".')
  }))

test.run()
