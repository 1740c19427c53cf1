import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { cyclesOf } from '../../../../src/plugins/expand-compose/read/cycles.ts'
import { projectOf, type ReadOptions } from './project-of.ts'

const test = suite('checks of compose projects')

/** What is said about a project, without the file: `code line:column message`. */
async function said(text: string, options?: ReadOptions): Promise<readonly string[]> {
  const { diagnostics, project } = await projectOf(text, options)
  assert.is(
    project === undefined,
    diagnostics.some(({ severity }) => severity === 'error'),
  )
  return diagnostics.map(
    ({ code, at, message }) => `${code.slice('compose/'.length)} ${at?.line}:${at?.column} ${message}`,
  )
}

const service = (fields: string) => said(`services: { a: { image: x, ${fields} } }`)

test('a service needs an image, or a way to build one', async () => {
  assert.equal(await said('services: { a: { command: x }, b: }'), [
    'wrong-type 1:32 "b" must be a mapping, but is empty.',
    'no-image 1:13 The service "a" has neither "image" nor "build".',
  ])
  assert.equal(await said('services: { a: { build: . }, b: { provider: { type: x } }, c: { image: "${X:-x}" } }'), [])
})

test('what a service takes of its project is there', async () => {
  assert.equal(await service('networks: [frontt]').then(all => all.map(text => text.slice(0, 50))), [
    'undefined-reference 1:39 There is no network "fron',
  ])
  assert.equal(
    await said(`services:
  a:
    image: x
    networks: { front: }
    volumes: [dat:/x]
    configs: [one]
    secrets: [{ source: two }]
    models: [m]
    build: { context: ., secrets: [three] }
networks: { frnt: }
`),
    [
      'undefined-reference 4:17 There is no network "front".',
      'undefined-reference 5:15 There is no volume "dat".',
      'undefined-reference 6:15 There is no config "one".',
      'undefined-reference 7:25 There is no secret "two".',
      'undefined-reference 9:36 There is no secret "three".',
      'undefined-reference 8:14 There is no model "m".',
    ],
  )
  assert.equal(await service('networks: [default], volumes: [/anonymous]'), [])
})

test('services that are needed are there, and active', async () => {
  const needs = (fields: string, options?: ReadOptions) =>
    said(`services: { a: { image: x, ${fields} }, db: { image: y, profiles: [some, more] } }`, options)
  const inactive = 'The service "a" depends on "db", whose profiles are not active: some, more.'
  assert.equal(await needs('depends_on: [db]'), [`inactive-service 1:41 ${inactive}`])
  assert.equal(await needs('links: ["db:other"]'), [`inactive-service 1:36 ${inactive}`])
  assert.equal(await needs('network_mode: "service:db"'), [`inactive-service 1:42 ${inactive}`])
  assert.equal(await needs('volumes_from: ["db:ro"]'), [`inactive-service 1:43 ${inactive}`])
  assert.equal(await needs('depends_on: { db: { condition: service_started, required: false } }'), [])
  for (const profile of ['some', 'more', '*'])
    assert.equal(await needs('depends_on: [db]', { entry: { profiles: [profile] } }), [])
  assert.equal(await needs('depends_on: [bd]'), [
    'unknown-service 1:41 The service "a" depends on "bd", which is not a service.',
  ])
  assert.equal(await needs('pid: "service:q"'), [
    'unknown-service 1:33 The service "a" depends on "q", which is not a service.',
  ])
  assert.equal(await needs('volumes_from: ["container:q"], links: []'), [])
})

test('the profile of the environment is active', async () => {
  const { project } = await projectOf(
    'services: { a: { image: x, profiles: [prod] }, b: { image: x, profiles: [q, r] } }',
  )
  assert.equal(Object.keys(project!.services), ['a'])
  assert.equal(project!.inactive, { b: ['q', 'r'] })
})

test('mistakes of inactive services do not matter, but those of their shape', async () => {
  assert.equal(await said('services: { a: { profiles: [q], depends_on: [z] }, b: { image: x } }'), [])
  assert.equal(await said('services: { a: { profiles: [q], image: 5 }, b: { image: x } }'), [
    'wrong-type 1:40 "image" must be a string, but is the number 5.',
  ])
})

test('nobody waits in a circle', async () => {
  assert.equal(
    await said(`services:
  a: { image: x, depends_on: [b] }
  b: { image: x, links: [c] }
  c: { image: x, depends_on: { a: { condition: service_started, required: false } } }
  d: { image: x, depends_on: [d, a] }
  e: { image: x, depends_on: [d] }
`),
    [
      'dependency-cycle 2:31 Circular dependency of services: a → b → c → a.',
      'dependency-cycle 5:31 Circular dependency of services: d → d.',
    ],
  )
})

test('circles are found once, in graphs of any length', () => {
  const chain = Array.from({ length: 50_000 }, (_, index) => [`s${index}`, [`s${index + 1}`]] as const)
  assert.equal(cyclesOf(new Map(chain)), [])
  const round = cyclesOf(new Map([...chain, ['s50000', ['s0']]]))
  assert.is(round.length, 1)
  assert.is(round[0]!.length, 50_002)
  assert.equal(
    cyclesOf(
      new Map([
        ['a', ['b', 'a']],
        ['b', ['c']],
        ['c', ['b']],
      ]),
    ),
    [['a', 'b', 'c', 'b'].slice(1)],
  )
})

test('keys that exclude one another', async () => {
  const keys = (text: string) => `conflicting-keys ${text} are mutually exclusive.`
  assert.equal(await service('network_mode: host, networks: [default]'), [keys('1:28 "network_mode" and "networks"')])
  assert.equal(await service('build: { dockerfile: a, dockerfile_inline: b }'), [
    keys('1:52 "dockerfile" and "dockerfile_inline"'),
  ])
  assert.equal(await service('container_name: ab, scale: 2'), [keys('1:44 "container_name" and "scale"')])
  assert.equal(await service('gpus: [{ count: 1, device_ids: [a] }]'), [keys('1:47 "count" and "device_ids"')])
  const top = (text: string) => said(`services: { a: { image: x } }\n${text}`)
  assert.equal(await top('volumes: { v: { external: true, driver: x, name: y } }'), [
    keys('2:33 "external" and "driver"'),
  ])
  assert.equal(await top('configs: { v: { file: a, content: b } }'), [keys('2:26 "file" and "content"')])
  assert.equal(await top('configs: { v: { }, w: { external: true } }'), [
    'no-content 2:12 The config "v" has no content.',
  ])
  assert.equal(await top('secrets: { v: { driver: a } }'), ['no-content 2:12 The secret "v" has no content.'])
  assert.equal(await top('jobs: { a: { image: x, triggers: { manual: true } } }'), [
    'service-and-job 2:9 A service and a job are both named "a".',
  ])
})

test('amounts that are written twice are the same', async () => {
  const limits = (text: string) => `deploy: { resources: { limits: { ${text} } } }`
  const differ = (text: string) => `different-values ${text} have different values.`
  assert.equal(await service(`cpus: 1.0, mem_limit: 1g, ${limits('cpus: "1", memory: 1024m')}`), [])
  assert.equal(await service(`cpus: 1.5, ${limits('cpus: "1"')}`), [
    differ('1:34 "cpus" and "deploy.resources.limits.cpus"'),
  ])
  assert.equal(await service(`mem_limit: 1g, ${limits('cpus: "1"')}`), [
    differ('1:39 "mem_limit" and "deploy.resources.limits.memory"'),
  ])
  assert.equal(await service('scale: 2, deploy: { replicas: 3 }'), [differ('1:35 "scale" and "deploy.replicas"')])
  assert.equal(await service('scale: -2'), ['out-of-range 1:35 "scale" must be at least 0, but is -2.'])
})

test('texts that are amounts, durations and addresses', async () => {
  const wrong = async (fields: string) => (await service(fields)).map(text => text.replace(/ \d+:\d+ /, ' '))
  assert.equal(await wrong('stop_grace_period: "10"'), [
    'wrong-format "10" is not a valid value for "stop_grace_period".',
  ])
  assert.equal(await wrong('healthcheck: { test: a, interval: 5x }'), [
    'wrong-format "5x" is not a valid value for "interval".',
  ])
  assert.equal(await wrong('mem_limit: 5q'), ['wrong-format "5q" is not a valid value for "mem_limit".'])
  assert.equal(await wrong('volumes: [{ type: tmpfs, target: /a, tmpfs: { size: big } }]'), [
    'wrong-format "big" is not a valid value for "size".',
  ])
  assert.equal(await wrong('cpus: half'), ['wrong-format "half" is not a valid value for "cpus".'])
  assert.equal(await wrong('ports: [{ target: 80, host_ip: x }]'), [
    'wrong-format "x" is not a valid value for "host_ip".',
  ])
  assert.equal(await wrong('platform: linux/amd64, build: { platforms: [linux/arm64] }'), [
    'wrong-format "linux/arm64" is not a valid value for "platforms".',
  ])
  assert.equal(
    await service('stop_grace_period: 1m30s, mem_limit: "512mb", cpus: "0.5", pids_limit: -1, memswap_limit: -1'),
    [],
  )
})

test('mounts have what they need, and do not hide one another', async () => {
  assert.equal(await service('tmpfs: [/a], volumes: [/a, /b]'), [
    'duplicate-mount 1:51 Two mounts have the target "/a".',
  ])
  assert.equal(await service('volumes: [{ type: bind, target: /x }]'), ['missing-key 1:38 The mount has no "source".'])
  assert.equal(await service('volumes: [{ type: bind, source: ./x }]'), ['missing-key 1:38 The mount has no "target".'])
})

test('builds that use one another, and files that are watched', async () => {
  const build = (context: string) =>
    said(`services: { a: { build: { additional_contexts: { q: ${context} } } }, b: { image: x }, c: { build: . } }`)
  assert.equal(await build('"service:c"'), [])
  assert.equal(await build('"service:b"'), [
    'not-built 1:53 The build of "a" uses the image of "b", which has no "build".',
  ])
  assert.equal(await build('"service:z"'), [
    'unknown-service 1:53 The service "a" depends on "z", which is not a service.',
  ])
  assert.equal(await service('develop: { watch: [{ path: ., action: sync }] }'), [
    'missing-key 1:47 The watch has no "target".',
  ])
  assert.equal(await service('develop: { watch: [{ path: "", action: rebuild }] }'), [
    'wrong-format 1:55 "" is not a valid value for "path".',
  ])
})

test('two containers have two names', async () => {
  assert.equal(await said('services: { a: { image: x, container_name: ab }, b: { image: x, container_name: ab } }'), [
    'duplicate-container-name 1:81 Two services have the container name "ab".',
  ])
})

test.run()
