import {
  appsJsonSchema,
  type Compilation,
  compile,
  explain,
  filesInMemory,
  ProjectFiles,
  readConfig,
} from 'k3s-platform'
import type { Plugin } from 'k3s-platform/plugin'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { compileText } from '../../harness.ts'
import { acmeSpot } from './acme-spot.ts'

const test = suite('a scaler of a plugin with settings of its own')

const plugins = [acmeSpot as Plugin]

test('its settings reach it as they are written, with those of the environment', async () => {
  const text = appsYaml('type: acme-spot, spot_ratio: 30', 'gcp: { scaling: { spot_ratio: 80, max_instances: 4 } }')
  assert.match(manifests(await compileText(text, 'gcp', { plugins })), /maxReplicas: 4\n {2}ratio: 80\n/)
  assert.match(manifests(await compileText(text, 'local', { plugins })), /maxReplicas: 10\n {2}ratio: 30\n/)
})

test('variables stand for values of every type', async () => {
  const text = appsYaml(`type: acme-spot, spot_ratio: "\${RATIO}", pools: [{ name: "\${POOL}" }], version: 1.10`)
  const variables = { RATIO: '20', POOL: '007' }
  const built = manifests(await compileText(text, 'gcp', { plugins, variables }))
  assert.match(built, /ratio: 20\n/)
  assert.match(built, /- "?007\/any"?\n/)
  assert.match(built, /version: "1.10"\n/)
})

test('a mistake is found before anything is built, in every environment, with what was meant', async () => {
  const text = appsYaml(
    'type: acme-spot, spot_ration: 30',
    'gcp: { scaling: { pools: [{ nam: a }], spot_ratio: 500 } }',
  )
  const { diagnostics } = await compileText(text, 'local', { plugins })
  assert.equal(
    diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(({ at, message, hint }) => [at?.line, message, hint]),
    [
      [4, 'Unknown key "spot_ration" in "scaling".', 'Did you mean "spot_ratio"?'],
      [5, 'Unknown key "nam" in "pools[0]".', 'Did you mean "name"?'],
      [
        5,
        '"spot_ratio" must be at most 100, but is 500.',
        'Write a number from 0 to 100. How many of a hundred pods run on spot machines.',
      ],
    ],
  )
})

test('a variable of the wrong type is found where it is used', async () => {
  const text = appsYaml(`type: acme-spot, spot_ratio: "\${RATIO}"`)
  const { diagnostics } = await compileText(text, 'gcp', { plugins, variables: { RATIO: 'half' } })
  assert.equal(errorsOf(diagnostics), ['"spot_ratio" must be an integer, but is the string "half".'])
})

test('a setting has no effect on other types', async () => {
  const { diagnostics } = await compileText(appsYaml('type: hpa, spot_ratio: 30'), 'gcp', { plugins })
  const unused = diagnostics.find(({ code }) => code === 'config/unused-key')
  assert.equal(
    [unused?.message, unused?.hint],
    ['"spot_ratio" has no effect on scaling of type "hpa".', 'It works with "acme-spot".'],
  )
})

test('explain names the line of a setting', async () => {
  const built = await compileText(appsYaml('type: acme-spot, spot_ratio: 30'), 'gcp', { plugins })
  const explained = explain(built, 'SpotScaler/web', 'spec.ratio')
  assert.ok('origins' in explained)
  assert.equal(
    explained.origins.map(({ line, path }) => [line, path]),
    [[4, 'apps[0].scaling.spot_ratio']],
  )
})

test('the JSON Schema for editors has its settings, in entries and in blocks of environments', async () => {
  const { $defs = {} } = await appsJsonSchema(['gcp'], plugins)
  assert.equal($defs.Scaling!.properties!.spot_ratio!.description, 'How many of a hundred pods run on spot machines.')
  assert.ok($defs.ScalingOverlay!.properties!.spot_ratio)
})

test('its objects are checked by their schema and by its rule, at the line of the user', async () => {
  const text = appsYaml('type: acme-spot, spot_ratio: 95, pools: [{ name: _a }]')
  const { diagnostics, installations } = await compileText(text, 'gcp', { plugins })
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  assert.equal(
    errors.map(({ code, at }) => [code, at?.path]),
    [
      ['check/invalid-value', 'apps[0].scaling.pools'],
      ['check/out-of-range', 'apps[0].scaling.spot_ratio'],
    ],
  )
  assert.not.ok(diagnostics.some(({ code }) => code === 'check/unknown-kind'))
  assert.is(installations['acme.example']?.project, 'Acme')
})

test('without the plugin its settings are unknown keys', async () => {
  const { diagnostics } = await compileText(appsYaml('type: acme-spot, spot_ratio: 30'), 'gcp')
  assert.match(errorsOf(diagnostics)[0]!, 'Unknown key "spot_ratio"')
})

test('a program that reads without the plugin and builds with it is told so', async () => {
  const files = new ProjectFiles(filesInMemory({}))
  const config = await readConfig({ file: 'apps.yaml', text: appsYaml('type: acme-spot'), files })
  const { diagnostics } = await compile(config, 'gcp', { plugins })
  assert.ok(diagnostics.some(({ code }) => code === 'config/read-without-plugin'))
})

test('two plugins that declare one key differently are reported', async () => {
  const other: Plugin = {
    name: 'other-spot',
    scalers: { other: { settings: { properties: { spot_ratio: { type: 'string' } } } } },
    apply() {},
  }
  const { diagnostics } = await compileText(appsYaml('type: none'), 'gcp', { plugins: [...plugins, other] })
  const { message } = diagnostics.find(({ code }) => code === 'config/key-declared-twice')!
  assert.equal(
    message,
    'The plugins "acme-spot" and "other-spot" declare the key "spot_ratio" of "scaling" with different schemas.',
  )
})

function appsYaml(scaling: string, block = 'gcp: {}'): string {
  return `
environments: { gcp: {}, local: {} }
apps:
  - { name: web, image: "nginx:1.29", container: { ports: [{ container_port: 80 }] }, scaling: { ${scaling} },
      ${block} }
`
}

function manifests({ files, diagnostics }: Compilation): string {
  assert.equal(errorsOf(diagnostics), [])
  return files.get('apps/web/manifests.yaml')!
}

function errorsOf(diagnostics: Compilation['diagnostics']): readonly string[] {
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)
}

test.run()
