import { originsOf, referencesIn } from 'k3s-platform/plugin'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Service } from '../../../../src/plugins/expand-compose/model/service.ts'
import { projectOf } from './project-of.ts'

const test = suite('merging of compose files')
const BOTH = { compose_file: ['compose.yaml', 'over.yaml'] }
const REST = `  db: { image: postgres }
volumes: { bb: , dd: }
networks: { a: , b: , c: }
`

/** The service `web` as two files, and as a service and one that extends it, say it; both ways have the same rules. */
async function merged(earlier: string, later: string): Promise<Service> {
  const base = `image: x, ${earlier}`
  const files = {
    'compose.yaml': `services:\n  web: { ${base} }\n${REST}`,
    'over.yaml': `services:\n  web: { ${later} }\n`,
  }
  const two = await projectOf(files, { entry: BOTH })
  const text = `services:\n  base: { ${base} }\n  web: { extends: base, ${later} }\n${REST}`
  const extended = await projectOf(text)
  for (const { project, said } of [two, extended]) assert.ok(project, `${earlier} | ${later}: ${said.join()}`)
  assert.equal(extended.project!.services.web, two.project!.services.web)
  const { image: _, ...rest } = two.project!.services.web!
  return rest
}

test('commands, entry points and tests of health checks are replaced', async () => {
  assert.equal(await merged('command: [a, b], entrypoint: c', 'command: d e, entrypoint: []'), {
    command: ['d', 'e'],
    entrypoint: [],
  })
  assert.equal(await merged('command: [a, b]', 'command: '), { command: null })
  assert.equal(await merged('healthcheck: { test: [CMD, a], interval: 5s }', 'healthcheck: { test: b }'), {
    healthcheck: { test: ['CMD-SHELL', 'b'], interval: '5s' },
  })
})

test('maps are merged, also when one is written as a list; an empty variable counts', async () => {
  assert.equal(await merged('environment: [A=1, B=2, C=3]', 'environment: { B: 5, C: , D: x }'), {
    environment: { A: '1', B: '5', C: null, D: 'x' },
  })
  assert.equal(await merged('labels: { a: 1, b: 2 }', 'labels: [b=3, c]'), { labels: { a: '1', b: '3', c: '' } })
  assert.equal(await merged('build: ./a', 'build: { args: { X: 1 } }'), { build: { context: 'a', args: { X: '1' } } })
  assert.equal(await merged('networks: [a, b]', 'networks: { b: { aliases: [q] }, c: }'), {
    networks: { a: {}, b: { aliases: ['q'] }, c: {} },
  })
  assert.equal(await merged('deploy: { replicas: 2, resources: { limits: { cpus: 1 } } }', 'deploy: { replicas: 3 }'), {
    deploy: { replicas: 3, resources: { limits: { cpus: '1' } } },
  })
})

test('lists are joined, and what is quite the same stands once', async () => {
  assert.equal(await merged('security_opt: [a, b], dns: 1.1.1.1', 'security_opt: [b, c], dns: [2.2.2.2, 1.1.1.1]'), {
    security_opt: ['a', 'b', 'c'],
    dns: ['1.1.1.1', '2.2.2.2'],
  })
  assert.equal(await merged('extra_hosts: { a: 1.1.1.1 }', 'extra_hosts: ["a=2.2.2.2", "a=1.1.1.1"]'), {
    extra_hosts: { a: ['1.1.1.1', '2.2.2.2'] },
  })
})

test('items that mean the same are replaced in their places', async () => {
  const { ports } = await merged('ports: ["80:80", "81:81"]', 'ports: ["81:81/tcp", "81:81/udp", 90]')
  assert.equal(
    ports?.map(({ published, target, protocol }) => `${published}:${target}/${protocol}`),
    ['80:80/tcp', '81:81/tcp', '81:81/udp', 'undefined:90/tcp'],
  )
  const { volumes } = await merged('volumes: [./a:/a, bb:/b]', 'volumes: ["dd:/d", "./z:/a:ro"]')
  assert.equal(
    volumes?.map(({ source, target }) => `${source}:${target}`),
    ['z:/a', 'bb:/b', 'dd:/d'],
  )
  assert.equal(
    await merged(
      'env_file: [a.env, b.env]',
      'env_file: { path: a.env }'.replace('{ path: a.env }', '[{ path: a.env, required: false }]'),
    ),
    {
      env_file: [
        { path: 'a.env', required: false },
        { path: 'b.env', required: true },
      ],
    },
  )
})

test('a dependency keeps what the later file does not say; a list of names says all', async () => {
  const healthy = 'depends_on: { db: { condition: service_healthy, required: false } }'
  assert.equal(await merged(healthy, 'depends_on: { db: { restart: true } }'), {
    depends_on: { db: { condition: 'service_healthy', required: false, restart: true } },
  })
  assert.equal(await merged(healthy, 'depends_on: [db]'), {
    depends_on: { db: { condition: 'service_started', required: true, restart: false } },
  })
})

test('options of another logging driver do not mix', async () => {
  const before = 'logging: { driver: a, options: { x: 1 } }'
  assert.equal(await merged(before, 'logging: { options: { y: 2 } }'), {
    logging: { driver: 'a', options: { x: 1, y: 2 } },
  })
  assert.equal(await merged(before, 'logging: { driver: b }'), { logging: { driver: 'b' } })
})

test('what is empty in the later file changes nothing', async () => {
  assert.equal(await merged('ports: [80], deploy: { replicas: 2 }, user: "1"', 'ports: , deploy: , user: "2"'), {
    ports: [{ target: 80, protocol: 'tcp' }],
    deploy: { replicas: 2 },
    user: '2',
  })
})

test('!reset takes away what was there, !override takes its place', async () => {
  assert.equal(
    await merged(
      'ports: [80], environment: { A: 1, B: 2 }, labels: { a: 1 }, healthcheck: { test: a, interval: 5s }',
      'ports: !reset [], environment: { A: !reset , C: 3 }, labels: !override { z: 1 }, healthcheck: { interval: !reset 1s }',
    ),
    { environment: { B: '2', C: '3' }, labels: { z: '1' }, healthcheck: { test: ['CMD-SHELL', 'a'] } },
  )
  const { project } = await projectOf(
    {
      'compose.yaml': 'services: { a: { image: x, command: q }, b: { image: y } }\nvolumes: { v: }',
      'over.yaml': 'services: { a: !override { image: z }, b: !reset null }\nvolumes: !reset {}',
    },
    { entry: BOTH },
  )
  assert.equal(project?.services, { a: { image: 'z' } })
  assert.equal(project?.volumes, {})
})

test('all of the devices give way to a list of them', async () => {
  assert.equal(await merged('gpus: all', 'gpus: [{ count: 1 }]'), { gpus: [{ count: 1 }] })
  assert.equal(await merged('gpus: all', 'gpus: all'), { gpus: [{ count: 'all' }] })
})

test('names of services, networks, volumes and dependencies may begin with x-', async () => {
  const { project, said } = await projectOf(`services:
  x-db: { image: x }
  web: { image: x, networks: { x-n: {} }, volumes: ["x-v:/v"], depends_on: { x-db: { condition: service_started } } }
networks: { x-n: {} }
volumes: { x-v: }
`)
  assert.equal(said, [])
  assert.equal(Object.keys(project!.services), ['x-db', 'web'])
  assert.equal(Object.keys(project!.networks), ['x-n'])
  assert.equal(Object.keys(project!.volumes), ['x-v'])
  assert.equal(Object.keys(project!.services.web!.depends_on!), ['x-db'])
  assert.equal(Object.keys(project!.services.web!.networks!), ['x-n'])
})

test('extensions that became keys are these keys', async () => {
  const { project, said } = await projectOf(`services:
  a:
    image: x
    x-develop: { watch: [{ path: src, action: rebuild, x-initialSync: true }], x-more: 1 }
  b:
    image: x
    develop: { watch: [{ path: one, action: rebuild }] }
    x-develop: { watch: [{ path: two, action: rebuild }] }
  c:
    image: x
    x-develop: { watch: [{ path: src, action: rebild }] }
`)
  assert.equal(said, ['error compose/unknown-value compose.yaml:11:47'])
  assert.is(project, undefined)
  const { project: right } = await projectOf(
    'services: { a: { image: x, x-develop: { watch: [{ path: s, action: rebuild, x-initialSync: true }] } } }',
  )
  const { develop } = right!.services.a!
  assert.equal(develop, { watch: [{ path: 's', action: 'rebuild', initial_sync: true }] })
  assert.is(originsOf(right!.services.a, 'develop')[0]?.path, 'services.a.x-develop')
})

test('a tag that is no mark is a mistake', async () => {
  const { project, said } = await projectOf('services: { a: { image: !env x } }')
  assert.equal(said, ['error yaml/unknown-tag compose.yaml:1:25'])
  assert.is(project, undefined)
})

test('what no file has said in the end is told', async () => {
  const said = async (web: string) =>
    (await projectOf(`services: { base: { image: x }, web: { extends: base, ${web} } }`)).said
  assert.equal(await said('depends_on: { base: { required: true } }'), ['error compose/missing-key compose.yaml:1:69'])
  assert.equal(await said('ulimits: { nofile: { soft: 1 } }'), ['error compose/missing-key compose.yaml:1:66'])
  assert.equal(await said('provider: { options: { a: b } }'), ['error compose/missing-key compose.yaml:1:65'])
})

test('places, spellings and secrets are those of the file that won', async () => {
  const { project } = await projectOf(
    {
      'compose.yaml': 'services:\n  web:\n    image: x\n    environment: { A: 1.10, B: 0440 }\n    ports: [80, 81]\n',
      'over.yaml': 'services:\n  web:\n    environment:\n      B: 0555\n      C: a-$SECRET\n    ports:\n      - 82\n',
    },
    { entry: BOTH, variables: { SECRET: 's' } },
  )
  const { web } = project!.services
  const { environment, ports } = web!
  const place = (node: unknown, key: string | number) => originsOf(node, key).map(at => `${at.file}:${at.line}`)
  assert.equal(place(environment, 'A'), ['compose.yaml:4'])
  assert.equal(place(environment, 'B'), ['over.yaml:4'])
  assert.equal([environment!.A, environment!.B], ['1.10', '0555'])
  assert.equal(referencesIn(environment!.C!), ['SECRET'])
  assert.equal([place(ports, 0), place(ports, 2)], [['compose.yaml:5'], ['over.yaml:7']])
  assert.equal(place(ports![2], 'target'), ['over.yaml:7'])
  assert.equal(place(web, 'image'), ['compose.yaml:3'])
})

test('items of one list that mean the same are told', async () => {
  const { said, project } = await projectOf('services: { a: { image: x, volumes: ["./a:/x", "./b:/x", "./b:/x"] } }')
  assert.equal(said, ['warning compose/double-item compose.yaml:1:48', 'warning compose/double-item compose.yaml:1:58'])
  assert.is(project?.services.a?.volumes?.length, 1)
})

test('networks and volumes are merged too', async () => {
  const { project } = await projectOf(
    {
      'compose.yaml':
        'services: { a: { image: x } }\nnetworks: { n: { driver: bridge, labels: { a: b } } }\nvolumes: { v: { labels: [a=b] } }',
      'over.yaml': 'networks: { n: { labels: [c=d] } }\nvolumes: { v: { driver: q }, w: }',
    },
    { entry: BOTH },
  )
  assert.equal(project?.networks, { n: { driver: 'bridge', labels: { a: 'b', c: 'd' } } })
  assert.equal(project?.volumes, { v: { labels: { a: 'b' }, driver: 'q' }, w: {} })
})

test.run()
