import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { compile, loadConfig } from '../../src/index.ts'
import { writtenObject } from '../../src/pipeline/document-text.ts'
import { scratch } from '../bin/recorded-world.ts'

const test = suite('examples/tilt')
const here = dirname(fileURLToPath(import.meta.url))

const files = {
  'apps.yaml': `version: "2"
environments:
  local:
    domain: localhost
defaults:
  ingress: traefik
  registry: localhost:5000
apps:
  - name: web
    path: apps/web
    build: { dockerfile_dev: Dockerfile.dev, target: dev, args: { A: "1" } }
    container: { ports: [{ name: metrics, container_port: 9090 }, { name: http, container_port: 8000 }] }
    scaling: { type: none }
    port: 8001
    live_update: true
    sync: [{ src: src/, dest: /app/src/ }]
  - name: cache
    image: redis:8.0
compose:
  - name: shop
    path: apps/shop
serverless:
  - name: jobs
    path: apps/jobs
    port_base: 8081
    live_update: true
    sync: [{ src: functions/, dest: /app/functions/ }]
    scaling: { type: none }
`,
  'apps/shop/compose.yaml': `services:
  front:
    build: { context: web, args: { VERSION: "1" } }
    ports: ["8080:80"]
    develop:
      watch:
        - { path: web/src, action: sync, target: /app/src }
        - { path: web/package.json, action: rebuild }
`,
  'apps/jobs/functions/api.py': `from k3sfn import http_trigger


@http_trigger(path="/one", methods=["GET"])
def one(request):
    return {}


@http_trigger(path="/two", methods=["GET"])
def two(request):
    return {}
`,
}

/** What the Tiltfile asks Tilt for. */
interface Note {
  readonly call: string
  readonly words: readonly unknown[]
  readonly named: Readonly<Record<string, unknown>>
}

async function notesOf(folder: string): Promise<{ foreign: readonly string[]; notes: readonly Note[] }> {
  const compilation = await compile(await loadConfig(join(folder, 'apps.yaml')), 'local')
  assert.ok(compilation.ok, JSON.stringify(compilation.diagnostics))
  const write = (path: string, text: string) => {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  for (const [path, text] of compilation.files) write(join(folder, 'argocd-state/local', path), text)
  for (const { unit } of compilation.project?.units ?? []) {
    const own = [...compilation.resources.all()].filter(resource => resource.unit === unit)
    const objects = own.map(({ object }) => writtenObject(object))
    write(join(folder, 'argocd-state/local', unit, 'manifests.yaml.json'), JSON.stringify(objects))
  }
  const tiltfile = join(here, '../../examples/tilt/Tiltfile')
  const { stdout, stderr, status } = spawnSync('python3', [join(here, 'tilt-stand-ins.py'), tiltfile], {
    cwd: folder,
    encoding: 'utf8',
  })
  assert.is(status, 0, stderr)
  return JSON.parse(stdout)
}

const hasPython = spawnSync('python3', ['--version']).status === 0

test('every unit is built, forwarded and updated as its metadata says', async () => {
  if (!hasPython) return
  const project = scratch(files)
  try {
    const { foreign, notes } = await notesOf(project.folder)
    assert.equal(foreign, [])
    const tree = 'argocd-state/local'
    const calls = (name: string) => notes.filter(({ call }) => call === name)
    assert.equal(
      calls('k8s_yaml').map(({ words }) => words[0]),
      [
        `${tree}/apps/cache/manifests.yaml`,
        `${tree}/apps/web/manifests.yaml`,
        `${tree}/compose/shop/manifests.yaml`,
        `${tree}/serverless/jobs/manifests.yaml`,
      ],
    )
    const sync = (from: string, to: string) => ({ call: 'sync', words: [from, to] })
    assert.equal(
      calls('docker_build').map(({ words, named }) => [...words, named]),
      [
        [
          'localhost:5000/web',
          'apps/web',
          {
            dockerfile: 'apps/web/Dockerfile.dev',
            target: 'dev',
            build_args: { A: '1' },
            live_update: [sync('apps/web/src/', '/app/src/')],
          },
        ],
        [
          'localhost:5000/shop-front',
          'apps/shop/web',
          {
            dockerfile: 'apps/shop/web/Dockerfile',
            target: '',
            build_args: { VERSION: '1' },
            live_update: [
              { call: 'fall_back_on', words: [['apps/shop/web/package.json']] },
              sync('apps/shop/web/src', '/app/src'),
            ],
          },
        ],
        [
          'localhost:5000/jobs',
          'apps/jobs',
          {
            dockerfile: `${tree}/serverless/jobs/Dockerfile`,
            target: '',
            build_args: {},
            live_update: [sync('apps/jobs/functions/', '/app/functions/')],
          },
        ],
      ],
    )
    const forward = (here: number, there: number) => [{ call: 'port_forward', words: [here, there] }]
    assert.equal(
      calls('k8s_resource').map(({ words, named }) => [words[0], named.port_forwards]),
      [
        ['cache', []],
        ['web', forward(8001, 8000)],
        ['front', forward(8080, 80)],
        ['jobs-one', forward(8081, 8080)],
        ['jobs-two', forward(8082, 8080)],
      ],
    )
  } finally {
    project.remove()
  }
})

test.run()
