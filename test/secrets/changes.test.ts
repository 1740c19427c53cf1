import { diffTrees, jsonDiff, markdownDiff, palette, prettyDiff } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { compileText } from '../harness.ts'

const test = suite('differences of Secrets')

const appsYaml = (environment: string) =>
  `version: "2"\nenvironments: { gcp: ${environment} }\ncompose: [{ name: shop, path: shop, namespace: front }]\n`
const files = {
  'shop/compose.yaml': `services:
  db: { image: "postgres:17", environment: { POSTGRES_PASSWORD: "\${DB_PASSWORD}" }, secrets: [tls] }
  api: { image: "api:1", environment: { DB_PASSWORD: "\${DB_PASSWORD}", API_TOKEN: "\${API_TOKEN}" } }
secrets: { tls: { file: ./tls.key } }
`,
  'shop/tls.key': 'of-nobody\n',
}
const variables = { DB_PASSWORD: 'of-the-db', API_TOKEN: 'of-the-api' }

/** The tree as an earlier version wrote it: each service had a Secret, and the keys were named after its variables. */
async function earlierTree(): Promise<ReadonlyMap<string, string>> {
  const { files: tree } = await compileText(appsYaml('{}'), 'gcp', { files, variables })
  return new Map(
    [...tree].map(([path, text]) => [
      path,
      text
        .replace(
          /POSTGRES_PASSWORD\n( +valueFrom:\n +secretKeyRef:\n +name:) shop-secrets\n( +key:) DB_PASSWORD/,
          'POSTGRES_PASSWORD\n$1 shop-db-secrets\n$2 POSTGRES_PASSWORD',
        )
        .replace(/ +- name: API_TOKEN\n.*\n.*\n.*\n.*\n/, '')
        .replaceAll('shop-tls', 'shop-key'),
    ]),
  )
}

test('say which Secrets take the place of others, which keys are new, and what to do', async () => {
  const before = await earlierTree()
  const after = await compileText(appsYaml('{}'), 'gcp', { files, variables })
  const diff = diffTrees({ environment: 'gcp', before, after })
  assert.equal(
    diff.secrets.map(({ namespace, secret, key, before: then }) => [namespace, secret, key, then]),
    [
      ['front', 'shop-secrets', 'API_TOKEN', undefined],
      ['front', 'shop-tls', 'tls', { secret: 'shop-key', key: 'tls' }],
    ],
  )
  const text = prettyDiff(diff, { palette: palette(false), base: 'argocd-state' })
  assert.match(text, '\n  Pods need new keys of Secret front/shop-secrets: API_TOKEN\n')
  assert.match(text, '\n  Pods use Secret front/shop-tls instead of shop-key: tls\n')
  assert.match(text, '\n  Before you apply the tree: k3s-platform secrets --env gcp --apply --copy\n')
  assert.match(markdownDiff([diff], 'main'), '> Pods use Secret front/shop-tls instead of shop-key: tls\n')
  assert.equal(JSON.parse(jsonDiff([diff], { kind: 'tree', name: 'argocd-state' })).environments[0].secrets[1], {
    namespace: 'front',
    secret: 'shop-tls',
    key: 'tls',
    before: { secret: 'shop-key', key: 'tls' },
  })
})

test('leave out what the tree delivers, and all of a first tree', async () => {
  const store = '{ secrets: { provider: external-secrets, store: vault, key: "{secret}-{key}" } }'
  const delivered = await compileText(appsYaml(store), 'gcp', { files, variables })
  assert.equal(diffTrees({ environment: 'gcp', before: await earlierTree(), after: delivered }).secrets, [])
  const first = await compileText(appsYaml('{}'), 'gcp', { files, variables })
  assert.equal(diffTrees({ environment: 'gcp', before: new Map(), after: first }).secrets, [])
})

test.run()
