import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { scratch } from '../bin/recorded-world.ts'
import { createClient } from './client.ts'
import { connect } from './connection.ts'
import { kubectlVariables } from './kubectl-variables.ts'

/** What `secrets --apply` does to a real cluster, through the user's kubectl. */
const test = suite('secrets --apply')

const NAMESPACE = 'k3s-platform-secrets'
const connection = await connect()
const client = createClient(connection)
const variables = kubectlVariables(connection)
const project = scratch(
  {
    'apps.yaml': `version: "2"
environments: { local: {} }
defaults: { namespace: ${NAMESPACE}, image_pull_secrets: [registry] }
apps:
  - name: api
    image: ghcr.io/example/api:1
    env_from: [{ secret: settings }]
    environment: { API_TOKEN: "\${API_TOKEN}" }
    env_refs: [{ name: PGPASSWORD, from: secret, secret_name: api-secrets, key: DB_PASSWORD }]
`,
    'values.env': 'API_TOKEN=first-token\n',
  },
  { variables },
)
const secrets = (...words: readonly string[]) => project.run('secrets', '--from', 'values.env', ...words)
const ref = (name: string) => ({ apiVersion: 'v1', kind: 'Secret', name, namespace: NAMESPACE })

/** The values of a Secret in the cluster. */
async function valuesOf(name: string): Promise<Record<string, string>> {
  const { data } = (await client.raw(`/api/v1/namespaces/${NAMESPACE}/secrets/${name}`)) as {
    data: Record<string, string>
  }
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, Buffer.from(value, 'base64').toString()]))
}

/** What became of each key. */
function resultsIn(output: string): readonly (readonly string[])[] {
  return JSON.parse(output).map(({ secret, key, result }: Record<string, string>) => [secret, key, result])
}

test.before(async () => {
  await client.ensureNamespace(NAMESPACE)
  for (const name of ['api-secrets', 'old-secrets', 'registry', 'settings'])
    await client.delete(ref(name)).catch(() => {})
})

test.after(() => {
  project.remove()
  client.close()
  connection.close()
})

test('what is known is created, after the context is printed, and no value is printed', async () => {
  const { code, output, errors } = await secrets('--apply', '--format', 'json')
  assert.is(code, 0, errors)
  assert.match(errors, /^Context: \S+ \(https:/)
  assert.equal(resultsIn(output), [
    ['api-secrets', 'API_TOKEN', 'added'],
    ['api-secrets', 'DB_PASSWORD', 'missing'],
    ['registry', '.dockerconfigjson', 'missing'],
    ['settings', '(all)', 'missing'],
  ])
  assert.equal(await valuesOf('api-secrets'), { API_TOKEN: 'first-token' })
  assert.not.match(output + errors, /first-token/)
})

test('a missing key is added, and another value is kept', async () => {
  project.write('values.env', 'API_TOKEN=second-token\nDB_PASSWORD=first-password\n')
  const { code, output, errors } = await secrets('--apply')
  assert.is(code, 0, errors)
  assert.match(output, /API_TOKEN +kept \(the cluster has another value; --replace replaces it\)/)
  assert.match(output, /DB_PASSWORD +added/)
  assert.equal(await valuesOf('api-secrets'), { API_TOKEN: 'first-token', DB_PASSWORD: 'first-password' })
})

test('--replace replaces it, and says so', async () => {
  const { output } = await secrets('--apply', '--replace', '--format', 'json')
  assert.equal(resultsIn(output).slice(0, 2), [
    ['api-secrets', 'API_TOKEN', 'replaced'],
    ['api-secrets', 'DB_PASSWORD', 'unchanged'],
  ])
  assert.equal(await valuesOf('api-secrets'), { API_TOKEN: 'second-token', DB_PASSWORD: 'first-password' })
})

test('--live --check is about the cluster alone', async () => {
  const { code, output } = await secrets('--live', '--check')
  assert.is(code, 3)
  assert.match(output, /API_TOKEN .*in the cluster\n/)
  assert.match(output, /settings +\(all\) .*missing\n/)
  await client.apply({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'settings', namespace: NAMESPACE },
    stringData: { A: 'b' },
  })
  await client.apply({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'registry', namespace: NAMESPACE },
    type: 'kubernetes.io/dockerconfigjson',
    stringData: { '.dockerconfigjson': '{"auths":{}}' },
  })
  assert.is((await secrets('--live', '--check')).code, 0)
})

test('--copy takes values from the Secrets that the tree on disk uses', async () => {
  assert.is((await project.run('build', '--quiet', '--env-file', 'values.env')).code, 0)
  const path = 'argocd-state/local/apps/api/manifests.yaml'
  const tree = readFileSync(join(project.folder, path), 'utf8')
  project.write(
    path,
    tree.replaceAll('name: api-secrets', 'name: old-secrets').replaceAll('key: API_TOKEN', 'key: TOKEN'),
  )
  await client.apply({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'old-secrets', namespace: NAMESPACE },
    stringData: { TOKEN: 'token-that-runs', DB_PASSWORD: 'first-password' },
  })
  await client.delete(ref('api-secrets'))
  const { code, output, errors } = await secrets('--apply', '--copy')
  assert.is(code, 0, errors)
  assert.is(errors.match(/Context: /g)?.length, 1)
  assert.match(output, /API_TOKEN +added/)
  assert.equal(await valuesOf('api-secrets'), { API_TOKEN: 'token-that-runs', DB_PASSWORD: 'first-password' })
  assert.not.match(output + errors, /token-that-runs|first-password/)
})

test('server/secret-refused is reported for each Secret that the cluster rejects', async () => {
  project.write(
    'apps.yaml',
    `version: "2"
environments: { local: {} }
defaults: { namespace: k3s-platform-nowhere }
apps:
  - { name: api, image: "api:1", environment: { API_TOKEN: "\${API_TOKEN}" } }
  - { name: web, image: "web:1", environment: { API_TOKEN: "\${API_TOKEN}" } }
`,
  )
  const { code, output, errors } = await secrets('--apply')
  assert.is(code, 1)
  assert.match(
    errors,
    /rejects Secret "k3s-platform-nowhere\/api-secrets": namespaces "k3s-platform-nowhere" not found/,
  )
  assert.match(errors, /rejects Secret "k3s-platform-nowhere\/web-secrets"/)
  assert.match(errors, /kubectl --context \S+ create namespace k3s-platform-nowhere/)
  assert.match(output, /API_TOKEN +rejected/)
  assert.not.match(output + errors, /second-token/)
})

test.run()
