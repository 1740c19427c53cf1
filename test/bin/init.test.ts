import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { World } from '../../bin/world.ts'
import { inFolder, type Scratch } from './recorded-world.ts'
import { toolProject } from './tool-projects.ts'

const test = suite('init')

const { 'apps.yaml': _, ...withoutAppsYaml } = toolProject
const read = (folder: Scratch) => readFileSync(join(folder.folder, 'apps.yaml'), 'utf8')
const answering = (...answers: string[]): Partial<World> => ({
  input: { isTerminal: true, readLine: () => answers.shift(), readAll: () => new Uint8Array() },
})

/** What comes of `services`; `UPDATE=1` accepts it. */
const golden = fileURLToPath(new URL('./init/apps.yaml', import.meta.url))

const services = {
  ...withoutAppsYaml,
  'apps/web/Dockerfile': 'FROM node:22 AS build\nEXPOSE 1\nFROM nginx\nexpose 8080/tcp 9090 53/udp $PORT\n',
  'apps/web/Dockerfile.dev': 'FROM node:22\n',
  'apps/Web 2/Dockerfile': 'FROM scratch\n',
  'other/web/Containerfile': 'FROM scratch\nEXPOSE 80\n',
  'apps/valkey/values.yaml': 'replica: {}\n',
  'charts/own/Chart.yaml': 'name: own\n',
  'charts/own/values.yaml': 'a: 1\n',
  'node_modules/some/Dockerfile': 'FROM scratch\n',
  '.hidden/compose.yaml': 'services: {}\n',
  'broken/compose.yaml': 'services:\n  front:\n    imag: x\n',
}

test('an empty folder gets an example that builds', () =>
  inFolder({}, async folder => {
    const { code, errors } = await folder.run('init', '--yes')
    assert.is(code, 0)
    assert.match(errors, /Nothing to deploy was found here: apps\.yaml gets an example\.\n.*builds\. Next:\n/)
    const built = await folder.run('build', '--strict', '--env', 'local')
    assert.is(built.code, 0, built.errors)
    assert.ok(existsSync(join(folder.folder, 'argocd-state/local/apps/hello/manifests.yaml')))
  }))

test('what is there is found, and the file builds at once in every environment', () =>
  inFolder(services, async folder => {
    const { code, errors } = await folder.run('init', '--yes', '--env', 'local,prod-1')
    assert.is(code, 0, errors)
    assert.equal(
      errors.split('\n').filter(line => line.startsWith('  ') && line.includes('/') && !line.includes('k3s-platform')),
      [
        '  apps/web-2                   apps/Web 2',
        '  serverless/functions         apps/functions',
        '  compose/shop                 apps/shop',
        '  apps/web                     apps/web',
        '  apps/other-web               other/web',
        '  helm/valkey                  apps/valkey  (a comment: something is missing)',
        '  compose/broken               broken  (a comment: something is missing)',
      ],
    )
    if (process.env.UPDATE) writeFileSync(golden, read(folder))
    assert.fixture(read(folder), readFileSync(golden, 'utf8'))
    const built = await folder.run('build', '--all-envs')
    assert.is(built.code, 0, built.errors)
    const list = await folder.run('list', '--env', 'prod-1')
    for (const unit of ['apps/web', 'apps/web-2', 'apps/other-web', 'compose/shop', 'serverless/functions'])
      assert.match(list.output, new RegExp(unit.split('/')[1]!))
  }))

test('an apps.yaml that is there is never touched', () =>
  inFolder({ 'apps.yaml': '# mine\n', Dockerfile: 'FROM scratch\n' }, async folder => {
    const { code, errors } = await folder.run('init', '--yes')
    assert.is(code, 2)
    assert.match(errors, /There is an apps\.yaml here already\./)
    assert.is(read(folder), '# mine\n')
    const printed = await folder.run('init', '--dry-run')
    assert.is(printed.code, 0)
    assert.match(printed.output, /^# What runs in which environment/)
    assert.is(read(folder), '# mine\n')
  }))

test('a person is asked, a script has to say yes', async () => {
  for (const [answer, isWritten] of [
    ['', true],
    ['Yes', true],
    ['n', false],
    ['what', false],
  ] as const)
    await inFolder(
      { Dockerfile: 'FROM scratch\nEXPOSE 80\n' },
      async folder => {
        const { code, errors } = await folder.run('init')
        assert.is(code, 0)
        assert.match(errors, /Write apps\.yaml\? \[Y\/n\] /)
        assert.is(existsSync(join(folder.folder, 'apps.yaml')), isWritten, answer)
      },
      answering(answer),
    )
  await inFolder({}, async folder => assert.match((await folder.run('init')).errors, /Nothing written/), answering())
  await inFolder({}, async folder => {
    const { code, errors } = await folder.run('init')
    assert.is(code, 2)
    assert.match(errors, /Nobody is there to be asked\.\n.*Add --yes/)
    assert.not(existsSync(join(folder.folder, 'apps.yaml')))
  })
})

test('a name that no environment can have is told', () =>
  inFolder({}, async folder => {
    const { code, errors } = await folder.run('init', '--yes', '--env', 'Prod')
    assert.is(code, 2)
    assert.match(errors, /No environment can be called "Prod" by this command\.\n.*small letters/)
  }))

test.run()
