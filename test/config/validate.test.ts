import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { ConfigNode } from '../../src/config/config.ts'
import { readYaml } from '../../src/config/read-yaml.ts'
import { sourceFile } from '../../src/config/source-file.ts'
import { type ValidateOptions, validateSection } from '../../src/config/validate.ts'
import type { Validated } from '../../src/config/validators.ts'

test('an entry of the right shape has no diagnostics', async () => {
  assert.equal(await mistakes('apps', 'name: api\npath: apps/api\nscaling: {type: keda-http}\nx-team: shop'), [])
})

test('an unknown key is underlined itself, and the near one is suggested', async () => {
  assert.equal(await mistakes('apps', 'name: api\npath: .\ningress:\n  strip_prefx: true'), [
    '4:3 schema/unknown-key: Unknown key "strip_prefx" in "ingress". Did you mean "strip_prefix"?',
  ])
})

test('an unknown key that stands for a missing one is one mistake', async () => {
  assert.equal(await mistakes('helm', 'name: valkey\nchat: bitnami/valkey\nversion: 1.0.0'), [
    '2:1 schema/unknown-key: Unknown key "chat" in the chart "valkey". Did you mean "chart"?',
  ])
})

test('a key that slipped by a level is sent where it belongs', async () => {
  assert.equal(await mistakes('apps', 'name: api\npath: .\nmemory_limit: 1Gi\nscaling: {replicas: 2}'), [
    '3:1 schema/unknown-key: Unknown key "memory_limit" in the app "api". "memory_limit" belongs under "resources". Write: resources: { memory_limit: 1Gi }',
    '4:11 schema/unknown-key: Unknown key "replicas" in "scaling". "replicas" belongs to the app itself. Write: replicas: 2',
  ])
})

test('an unknown value is answered with the possible ones', async () => {
  assert.equal(await mistakes('apps', 'name: api\npath: .\nsecurity: {visibility: pubic}'), [
    '3:24 schema/unknown-value: "pubic" is not a valid value for "visibility". Did you mean "public"? Valid values: public, internal, private, restricted.',
  ])
})

test('a missing key comes with an example', async () => {
  assert.equal(await mistakes('apps', 'name: api'), [
    '1:1 schema/missing-key: The app "api" requires the key "path". Add "path". For example: path: apps/fastapi.',
  ])
})

test('an app with an image needs no path', async () => {
  assert.equal(await mistakes('apps', 'name: api\nimage: nginx:1.29'), [])
})

test('a value of the wrong kind is told how to become right', async () => {
  const text = `
name: 12
path: .
replicas: "2"
live_update: yes
container: {command: sh}
environment:
sync: {src: a}
`
  assert.equal(await mistakes('apps', text), [
    '2:7 schema/wrong-type: "name" must be a string, but is the number 12. Put it in quotes: "12".',
    '4:11 schema/wrong-type: "replicas" must be an integer, but is the string "2". Write: replicas: 2',
    '5:14 schema/wrong-type: "live_update" must be true or false, but is the string "yes". Write: live_update: true',
    '6:22 schema/wrong-type: "command" must be a list, but is the string "sh". Write: command: [sh]',
    '7:1 schema/wrong-type: "environment" must be a mapping, but is empty. Set a value, or remove the key.',
    '8:7 schema/wrong-type: "sync" must be a list, but is a mapping. Write: sync: [{ src: a }]',
  ])
})

test('numbers and lists have bounds', async () => {
  const text = 'name: ""\npath: .\nport: 70000\nprobes: {liveness: {command: [], period: 0}}'
  assert.equal(await mistakes('apps', text), [
    '1:7 schema/out-of-range: "name" must not be empty. Set a value, or remove the key.',
    '3:7 schema/out-of-range: "port" must be at most 65535, but is 70000. Write a number from 1 to 65535. The local port that a development tool forwards to the app; goes into the metadata only. For example: `8000`.',
    '4:30 schema/out-of-range: "command" must be at least 1 long, but is an empty list. For `exec`: the command that must end with 0. For example: `["pg_isready","-U","postgres"]`.',
    '4:42 schema/out-of-range: "period" must be at least 1, but is 0. Write a number of at least 1. Seconds between two checks (`periodSeconds`).',
  ])
})

test('a text with a pattern is shown how to be written', async () => {
  assert.equal(await mistakes('apps', 'name: api\npath: .\npod_disruption_budget: {min_available: half}'), [
    '3:40 schema/wrong-format: "half" is not a valid value for "min_available". For example: 1 or "50%".',
  ])
})

test('a block of an environment may leave out keys and take others away', async () => {
  const text = 'name: api\npath: .\ngcp: {scaling: null, volumes: [{name: cache, size: 50Gi}], replicas: 2}'
  assert.equal(await mistakes('apps', text, { environments: ['gcp'] }), [])
})

test('a mistake in a block is found there', async () => {
  const text = 'name: api\npath: .\ngcp: {replicas: -1, ingress: {pth: /}}\nlocal: true'
  assert.equal(await mistakes('apps', text, { environments: ['gcp', 'local'] }), [
    '3:17 schema/out-of-range: "replicas" must be at least 0, but is -1. Write a number of at least 0. How many pods run without a scaler; with one, the least number of pods. For example: `2`.',
    '3:31 schema/unknown-key: Unknown key "pth" in "ingress". Did you mean "path"?',
    '4:8 schema/wrong-type: "local" must be a mapping, but is the value true. Write under it what differs in that environment.',
  ])
})

test('what only an environment gives is not missing yet', async () => {
  const text = 'name: valkey\nchart: bitnami/valkey\ngcp: {version: 5.0.10}'
  assert.equal(await mistakes('helm', text, { environments: ['gcp', 'local'] }), [])
})

test('a block of no environment is told from an unknown key', async () => {
  const text = 'name: api\npath: .\ngpc: {replicas: 1}\nstaging: {scaling: {type: none}}\nfoo: {bar: 1}'
  assert.equal(await mistakes('apps', text, { environments: ['gcp'] }), [
    '3:1 schema/unknown-environment: Unknown environment "gpc". Did you mean "gcp"?',
    '4:1 schema/unknown-environment: Unknown environment "staging". Declare it under "environments", or remove the block.',
    '5:1 schema/unknown-key: Unknown key "foo" in the app "api". Keys of your own start with "x-".',
  ])
})

test('a variable may stand for any scalar until it is replaced', async () => {
  const text = 'name: api\npath: .\nreplicas: "${COUNT}"\nsecurity: {visibility: "${WHO}"}'
  assert.equal(await mistakes('apps', text), [])
  assert.is((await mistakes('apps', text, { interpolated: true })).length, 2)
})

test('the root is validated without its entries', async () => {
  const text = `
version: 3
environments: {local: , gcp: {domian: example.com}}
apps: [{nmae: x}]
helm:
repositories: {bitnami: 1}
`
  assert.equal(await mistakes('root', text), [
    '2:10 schema/unknown-value: 3 is not a valid value for "version". Write: version: "2"',
    '3:31 schema/unknown-key: Unknown key "domian" in "gcp". Did you mean "domain"?',
    '6:25 schema/wrong-type: "bitnami" must be a string, but is the number 1. Put it in quotes: "1".',
  ])
})

test('an environment is not called like a key of the entries, nor like no folder', async () => {
  assert.equal(await mistakes('root', 'environments: {build: , Prod: }'), [
    '1:16 schema/reserved-environment-name: The environment name "build" is reserved: entries of "apps" have a key of that name. Choose another name, and rename its blocks.',
    '1:25 schema/wrong-format: "Prod" is not a valid environment name, which must be a folder name in lower case. Use lower case letters, digits and "-" between them.',
  ])
})

test('diagnostics name their entry', async () => {
  const [diagnostic] = await validateSection('apps', parsed('path: .'), { entry: 'apps/api' })
  assert.is(diagnostic?.entry, 'apps/api')
  assert.is(diagnostic?.at?.file, 'apps.yaml')
})

async function mistakes(section: Validated, text: string, options?: ValidateOptions): Promise<readonly string[]> {
  const diagnostics = await validateSection(section, parsed(text), options)
  return diagnostics.map(({ at, code, message, hint }) =>
    `${at?.line}:${at?.column} ${code}: ${message} ${hint ?? ''}`.trim(),
  )
}

function parsed(text: string): ConfigNode {
  return readYaml(sourceFile('apps.yaml', text)).value as ConfigNode
}

test.run()
