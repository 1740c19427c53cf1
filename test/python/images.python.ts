import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compile, loadConfig } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { root } from '../../scripts/build/root.ts'
import { pythons } from '../../scripts/test-python/pythons.ts'
import { redisServer } from '../../scripts/test-python/redis-server.ts'
import { buildImage, type Image } from './image/build-image.ts'
import { start } from './image/container.ts'
import { freePort } from './image/free-port.ts'
import { containersOf, type EmittedContainer } from './image/manifests.ts'
import { type Redis, startRedis } from './image/redis.ts'

/** Images that are built as their Dockerfiles say, and run with the variables of their manifests. */
const test = suite('images of functions')
const python = pythons(process.env).at(-1)!.program
const folder = mkdtempSync(join(realpathSync(tmpdir()), 'k3s-platform-images-'))

test.after(() => rmSync(folder, { recursive: true, force: true }))

const FIXTURE = 'test/fixtures/functions-images-are-made-from-what-is-there'

test('the functions of the example answer, empty their queue and run', async () => {
  const { image, containers } = await built('examples/complete', 'serverless-example', 'gcp')
  assert.is(image.user, '10001')
  const redis = await startRedis(redisServer(process.env)!)
  try {
    await answers(image, containers.get('hello_world')!, '/api/hello?name=you', '{"message":"hello, you"}')
    await empties(image, containers.get('process_tasks')!, redis)
    await runs(image, containers.get('nightly_cleanup')!)
  } finally {
    redis.stop()
  }
})

for (const entry of ['nothing', 'requirements', 'local-packages', 'project'])
  test(`an image with its packages from "${entry}" serves`, async () => {
    const { image, containers } = await built(FIXTURE, entry, 'local')
    await answers(image, containers.get('hello')!, '/', '{"from":')
  })

/** The image of an entry, built from a copy of the project in which files are for their owner alone. */
async function built(project: string, entry: string, environment: string) {
  const source = join(folder, entry, 'project')
  cpSync(join(root, project), source, { recursive: true })
  const config = await loadConfig(join(source, 'apps.yaml'))
  const { files } = await compile(config, environment)
  const file = (name: string) => files.get(`serverless/${entry}/${name}`)!
  const { build } = JSON.parse(file('k3sfn.json')) as { build: { path: string; context: string } }
  const context = join(source, build.path, build.context)
  for (const path of readdirSync(context, { recursive: true, encoding: 'utf8' }))
    if (statSync(join(context, path)).isFile()) chmodSync(join(context, path), 0o600)
  const image = buildImage({
    dockerfile: file('Dockerfile'),
    dockerignore: file('Dockerfile.dockerignore'),
    context,
    folder: join(folder, entry),
    python,
  })
  readableByAll(image.place('/app'))
  holdsTheRuntime(image.place('/opt/runtime/k3sfn'))
  return { image, containers: containersOf(file('manifests.yaml')) }
}

function holdsTheRuntime(path: string): void {
  const modules = (place: string) => readdirSync(place).filter(name => name.endsWith('.py'))
  const sources = join(root, 'runtime/python/src/k3sfn')
  assert.equal(modules(path), modules(sources))
  for (const name of modules(path))
    assert.is(readFileSync(join(path, name), 'utf8'), readFileSync(join(sources, name), 'utf8'), name)
}

function readableByAll(path: string): void {
  for (const name of readdirSync(path, { recursive: true, encoding: 'utf8' }))
    assert.is(statSync(join(path, name)).mode & 0o4, 0o4, `${name} can be read by nobody else`)
}

/**
 * The variables of a pod. In the place of Secrets stand their values. Without a network of its own a function listens on
 * a free port of this machine, and its broker is at another address.
 */
function variablesOf(
  { env }: EmittedContainer,
  here: Readonly<Record<string, string>>,
  secrets: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const variables = env.map(({ name, value, valueFrom }) => {
    const { name: object, key } = valueFrom?.secretKeyRef ?? {}
    return [name, here[name] ?? value ?? secrets[`${object}/${key}`]!]
  })
  return { ...Object.fromEntries(variables), HOST: '127.0.0.1' }
}

async function answers(image: Image, container: EmittedContainer, path: string, expected: string): Promise<void> {
  assert.equal(container.command, image.entrypoint)
  const port = String(await freePort())
  const running = start(image, image.entrypoint, variablesOf(container, { PORT: port }))
  const url = `http://127.0.0.1:${port}`
  assert.ok(await until(() => fetch(`${url}/ready`).then(({ ok }) => ok), running), running.said())
  for (const probe of container.probes) assert.is((await fetch(`${url}${probe}`)).status, 200, probe)
  const answer = await fetch(`${url}${path}`)
  const text = await answer.text()
  assert.is(answer.status, 200, running.said())
  assert.ok(text.replace(/\s*([:,])\s*/g, '$1').startsWith(expected.replace(/\s*([:,])\s*/g, '$1')), text)
  assert.is(await running.end(), 0, running.said())
}

async function empties(image: Image, container: EmittedContainer, redis: Redis): Promise<void> {
  for (let item = 0; item < 23; item++) await redis.ask('RPUSH', 'queue:tasks', JSON.stringify({ item }))
  const secrets = { 'valkey/valkey-password': redis.password }
  const running = start(
    image,
    container.command,
    variablesOf(container, { K3SFN_QUEUE_ADDRESS: redis.address }, secrets),
  )
  const length = async (list: string) => Number((await redis.ask('LLEN', list)).slice(1))
  const isEmpty = async () => (await length('queue:tasks')) + (await length('queue:tasks:processing')) === 0
  assert.ok(await until(isEmpty, running), running.said())
  for (let item = 0; item < 23; item++) assert.match(running.said(), new RegExp(`'item': ${item}\\b`))
  assert.is(await length('queue:tasks:dead'), 0)
  assert.is(await running.end(), 0, running.said())
}

async function runs(image: Image, container: EmittedContainer): Promise<void> {
  const running = start(image, container.command, variablesOf(container, {}))
  assert.is(await running.exit, 0, running.said())
  assert.match(running.said(), /cleaning up at/)
}

/** Whether something becomes true while a process runs. */
async function until(isSo: () => Promise<boolean>, running: { readonly exit: Promise<unknown> }): Promise<boolean> {
  let hasEnded = false
  void running.exit.then(() => {
    hasEnded = true
  })
  while (!hasEnded) {
    if (await isSo().catch(() => false)) return true
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  return false
}

test.run()
