import { neededSecrets } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { compileText } from '../harness.ts'

const test = suite('Secrets that an environment needs')

test('each key says who takes it, and where its value comes from', async () => {
  const compilation = await compileText(
    `version: "2"
environments: { local: {} }
compose: [{ name: shop, path: shop, namespace: front }]
`,
    'local',
    {
      files: {
        'shop/compose.yaml': `services:
  api: { image: "api:1", environment: { URL: "pg://u:\${DB_PASSWORD}@db" }, secrets: [key] }
  db: { image: "postgres:17", environment: { POSTGRES_PASSWORD: "\${DB_PASSWORD}" }, env_file: db.env }
secrets: { key: { file: ./key.txt } }
`,
        'shop/.env': 'DB_PASSWORD=of-the-db\n',
        'shop/db.env': 'API_TOKEN=of-the-api\n',
        'shop/key.txt': 'of-nobody\n',
      },
    },
  )
  const secrets = neededSecrets(compilation.project?.workloads ?? [])
  assert.equal(
    secrets.map(({ namespace, name, keys }) => [
      `${namespace}/${name}`,
      ...keys.map(({ key, source, users }) => [key, source, users.map(({ workload }) => workload)]),
    ]),
    [
      ['front/shop-key', ['key', { kind: 'file', file: 'shop/key.txt' }, ['api']]],
      [
        'front/shop-secrets',
        ['API_TOKEN', { kind: 'file', file: 'shop/db.env', variable: 'API_TOKEN' }, ['db']],
        ['DB_PASSWORD', { kind: 'text', text: '${DB_PASSWORD}' }, ['api', 'db']],
      ],
    ],
  )
})

test.run()
