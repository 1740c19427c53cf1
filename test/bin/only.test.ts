import { filesInMemory, ProjectFiles, readConfig } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { readArguments } from '../../bin/arguments.ts'
import { onlyPaths } from '../../bin/only.ts'
import { only } from '../../bin/option.ts'
import { UsageError } from '../../bin/usage-error.ts'

const test = suite('--only')

const text = `version: "2"
environments: { local: {} }
apps:
  - { name: web, image: "nginx:1.29" }
  - { name: web-admin, image: "nginx:1.29" }
  - { name: redis, image: "redis:8.0" }
helm:
  - { name: redis, chart: { repository: "https://charts.example.com", name: redis, version: 1.0.0 } }
`
const files = [
  'applications.yaml',
  'apps/redis/manifests.yaml',
  'apps/web-admin/k3sapp.json',
  'apps/web-admin/manifests.yaml',
  'apps/web/k3sapp.json',
  'apps/web/manifests.yaml',
  'helm/redis.yaml',
  'kustomization.yaml',
]

async function meant(...patterns: readonly string[]): Promise<readonly string[]> {
  const given = await readArguments(
    patterns.map(pattern => `--only=${pattern}`),
    [only],
  )

  const paths = await onlyPaths(
    given,
    await readConfig({ file: 'apps.yaml', text, files: new ProjectFiles(filesInMemory({})) }),
  )
  return files.filter(paths ?? (() => true))
}

test('without it every file is meant', async () => {
  assert.equal(await meant(), files)
})

test('a unit is meant by its section and name, with its files in a folder or the one of a chart', async () => {
  assert.equal(await meant('apps/web'), ['apps/web/k3sapp.json', 'apps/web/manifests.yaml'])
  assert.equal(await meant('helm/redis'), ['helm/redis.yaml'])
})

test('a name alone means every unit of that name, and a section all its units', async () => {
  assert.equal(await meant('web'), ['apps/web/k3sapp.json', 'apps/web/manifests.yaml'])
  assert.equal(await meant('redis'), ['apps/redis/manifests.yaml', 'helm/redis.yaml'])
  assert.equal(await meant('helm'), ['helm/redis.yaml'])
  assert.is((await meant('apps')).length, 5)
})

test('a star stands for any letters', async () => {
  assert.is((await meant('apps/*')).length, 5)
  assert.is((await meant('apps/web*')).length, 4)
  assert.equal(await meant('*admin'), ['apps/web-admin/k3sapp.json', 'apps/web-admin/manifests.yaml'])
  assert.equal(await meant('*/redis'), ['apps/redis/manifests.yaml', 'helm/redis.yaml'])
  assert.is((await meant('*')).length, 6)
})

test('several are added up', async () => {
  assert.equal(await meant('apps/redis,helm/redis'), await meant('apps/redis', 'helm/redis'))
  assert.is((await meant('web', 'helm')).length, 3)
})

test('what means nothing is a mistake, even beside what does', async () => {
  for (const [pattern, hint] of [
    ['apps/wbe', /Did you mean "apps\/web"\?/],
    ['rdis', /Did you mean "redis"\?/],
    ['apps/w.b', /Did you mean "apps\/web"\?/],
    ['zzz*', /^It declares .*apps\/web, apps\/web-admin, apps\/redis/],
  ] as const) {
    try {
      await meant('web', pattern)
    } catch (error) {
      assert.instance(error, UsageError)
      assert.match((error as UsageError).message, `Unknown unit "${pattern}"`)
      assert.match((error as UsageError).hint!, hint)
      continue
    }
    assert.unreachable(pattern)
  }
})

test.run()
