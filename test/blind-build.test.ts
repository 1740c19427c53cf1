import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Compilation, type CompileOptions, type Config, compile, loadConfig, type Plugin } from 'k3s-platform'
import { definePlugin } from 'k3s-platform/plugin'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { pluginsBeside } from '../bin/plugin-file.ts'

/**
 * Provenance says where something was written, and never what it means: a build that has none of it writes the same
 * bytes. Neither may a plugin change anything that copies what it is given.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const projects = ['test/fixtures', 'examples'].flatMap(folder =>
  readdirSync(join(root, folder))
    .map(name => join(root, folder, name))
    .filter(path => existsSync(join(path, 'apps.yaml'))),
)

/** What plugins do to the nodes that they hand on; each of them drops all provenance. */
const COPIES: Readonly<Record<string, (value: unknown) => unknown>> = {
  'strips all provenance': bare,
  'sends nodes through JSON': value => JSON.parse(JSON.stringify(value)),
  'clones nodes': value => structuredClone(value),
}

const test = suite('blind build')

for (const folder of projects)
  test(folder.slice(root.length + 1), async () => {
    const { plugins, environments, ...options } = await optionsOf(folder)
    const config = await loadConfig(join(folder, 'apps.yaml'))
    for (const environment of environments ?? config.environments) {
      const normal = await compile(config, environment, { ...options, plugins })
      const blind = await compile(blindConfig(config, bare), environment, {
        ...options,
        plugins: [...stagesThat(bare), ...plugins],
      })
      assert.equal(outcome(blind), outcome(normal), environment)
    }
  })

for (const [what, copy] of Object.entries(COPIES))
  test(`a plugin that ${what} after variables are replaced changes nothing`, async () => {
    const folder = join(root, 'examples/complete')
    const config = await loadConfig(join(folder, 'apps.yaml'))
    const options = { variables: { PROJECT_ID: 'p', GCP_DOMAIN: 'example.com', DB_PASSWORD: 'hunter2-hunter2' } }
    const normal = await compile(config, 'gcp', options)
    const plugin = definePlugin({
      name: 'acme-copies',
      apply: hooks => hooks.resolveEnv.tap(resolved => blindConfig(resolved, copy)),
    })
    assert.equal(outcome(await compile(config, 'gcp', { ...options, plugins: [plugin] })), outcome(normal))
  })

test('a variable that a plugin adds by a spread leaks no secret and changes no spelling', async () => {
  const config = await loadConfig(join(root, 'test/fixtures/a-secret-survives-a-spread/apps.yaml'))
  const variables = { DB_PASSWORD: 'hunter2-hunter2', BUILD: '1.10' }
  const region = definePlugin({
    name: 'acme-region',
    apply(hooks) {
      hooks.resolveEnv.tap(resolved => ({
        ...resolved,
        entries: resolved.entries.map(entry => ({
          ...entry,
          node: { ...entry.node, environment: { ...(entry.node.environment as object), REGION: 'eu' } },
        })),
      }))
    },
  })
  const { files, ok } = await compile(config, 'local', { variables, plugins: [region] })
  const text = files.get('apps/api/manifests.yaml') ?? ''
  assert.ok(ok)
  assert.not.match([...files.values()].join(), /hunter2/)
  assert.match(text, /name: DB_PASSWORD\n\s+valueFrom:\n\s+secretKeyRef:\n\s+name: api-secrets\n\s+key: DB_PASSWORD/)
  assert.match(text, /name: VERSION\n\s+value: "1\.10"/)
  assert.match(text, /name: BUILD\n\s+value: "1\.10"/)
  assert.match(text, /name: REGION\n\s+value: eu/)
})

/** What a build is for: the tree. Which further errors are told does depend on places: one place is told one mistake. */
function outcome({ files, ok }: Compilation): object {
  return { ok, files: Object.fromEntries(files) }
}

/** Taps of every stage between which nodes are handed on. */
function stagesThat(copy: (value: unknown) => unknown): readonly Plugin[] {
  return [
    definePlugin({
      name: 'blind',
      apply(hooks) {
        hooks.resolveEnv.tap(config => blindConfig(config, copy))
        hooks.expandCompose.tap(project => bare(project) as typeof project, { before: 'expand-compose' })
        hooks.expandCompose.tap(project => bare(project) as typeof project)
        hooks.expandServerless.tap(project => bare(project) as typeof project)
      },
    }),
  ]
}

function blindConfig(config: Config, copy: (value: unknown) => unknown): Config {
  return {
    ...config,
    root: copy(config.root) as Config['root'],
    entries: config.entries.map(entry => ({
      ...entry,
      node: copy(entry.node) as typeof entry.node,
      ...(entry.base && { base: copy(entry.base) as typeof entry.base }),
      ...(entry.block && { block: copy(entry.block) as typeof entry.block }),
    })),
  }
}

/** A copy of lists and plain objects, which takes along what is enumerable: values, and functions of the project. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare)
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, bare(inner)]))
}

async function optionsOf(folder: string): Promise<CompileOptions & { plugins: Plugin[]; environments?: string[] }> {
  const file = join(folder, 'options.json')
  const given = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const variables = { PROJECT_ID: 'p', GCP_DOMAIN: 'example.com', ...given.variables }
  return { ...given, variables, plugins: [...(await pluginsBeside(folder))] }
}

test.run()
