import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { inFolder } from './recorded-world.ts'

const test = suite('the command secrets')

const files = {
  'apps.yaml': `version: "2"
environments: { local: {} }
compose: [{ name: shop, path: shop, namespace: front }]
`,
  'shop/compose.yaml': `services:
  api: { image: "api:1", environment: { URL: "pg://u:\${DB_PASSWORD}@db" }, secrets: [key] }
  db: { image: "postgres:17", environment: { POSTGRES_PASSWORD: "\${DB_PASSWORD}" }, env_file: db.env }
secrets: { key: { file: ./key.txt } }
`,
  'shop/.env': 'DB_PASSWORD=of-the-db\n',
  'shop/db.env': 'API_TOKEN=of-the-api\nOTHER_TOKEN=of-$another\n',
  'shop/key.txt': 'of-nobody\n',
}

test('each key has a line that names its users and its source', async () => {
  await inFolder(files, async ({ run }) => {
    const { code, output } = await run('secrets', '--format', 'json')
    assert.is(code, 0)
    assert.equal(
      JSON.parse(output).map((row: Record<string, unknown>) => [
        row.namespace,
        row.secret,
        row.key,
        row.users,
        row.source,
        row.value,
      ]),
      [
        ['front', 'shop-key', 'key', ['compose/shop:api'], 'file shop/key.txt', 'known'],
        ['front', 'shop-secrets', 'API_TOKEN', ['compose/shop:db'], 'API_TOKEN in shop/db.env', 'known'],
        [
          'front',
          'shop-secrets',
          'DB_PASSWORD',
          ['compose/shop:api', 'compose/shop:db'],
          'variable DB_PASSWORD',
          'missing',
        ],
        ['front', 'shop-secrets', 'OTHER_TOKEN', ['compose/shop:db'], 'OTHER_TOKEN in shop/db.env', 'missing'],
      ],
    )
  })
})

test('lists show no value, even if it is known', async () => {
  await inFolder(files, async ({ run }) => {
    for (const shape of ['pretty', 'json']) {
      const { output, errors } = await run('secrets', '--from', 'shop/.env', '--format', shape)
      assert.match(output, 'DB_PASSWORD')
      assert.not.match(output + errors, /of-(?:the|nobody)/)
    }
  })
})

test('--check exits with 3 until every value is known', async () => {
  await inFolder(files, async ({ run, write }) => {
    assert.is((await run('secrets', '--check', '--from', 'shop/.env')).code, 3)
    write('other.env', "OTHER_TOKEN='of-$another'\n")
    assert.is((await run('secrets', '--check', '--from', 'shop/.env', '--from', 'other.env')).code, 0)
  })
})

test('a manifest has the known values, and errors name the missing keys', async () => {
  await inFolder(files, async ({ run }) => {
    const { code, output, errors } = await run('secrets', '--from', 'shop/.env', '--format', 'manifest')
    assert.is(code, 0)
    assert.is(errors, 'No value: front/shop-secrets: OTHER_TOKEN\n')
    const [key, stack] = JSON.parse(output).items
    assert.equal(key.metadata, { name: 'shop-key', namespace: 'front' })
    assert.is(Buffer.from(key.data.key, 'base64').toString(), 'of-nobody\n')
    assert.equal(Object.keys(stack.data), ['API_TOKEN', 'DB_PASSWORD'])
    assert.is(Buffer.from(stack.data.DB_PASSWORD, 'base64').toString(), 'of-the-db')
  })
})

test('a manifest is never printed on a terminal', async () => {
  const printed: string[] = []
  const output = { isTerminal: true, write: (text: string) => printed.push(text) }
  await inFolder(
    files,
    async ({ run }) => {
      const { code, errors } = await run('secrets', '--format', 'manifest')
      assert.is(code, 2)
      assert.match(errors, 'not printed on a terminal')
      assert.equal(printed, [])
    },
    { output },
  )
})

test('what the cluster fetches from a store is delivered, with its name there', async () => {
  const secrets = '{ provider: external-secrets, store: vault, key: "{secret}", property: "{key}", except: [shop-key] }'
  const delivered = {
    ...files,
    'apps.yaml': files['apps.yaml'].replace('local: {}', `local: { secrets: ${secrets} }`),
    'shop/compose.yaml': files['shop/compose.yaml'].replace('image: "api:1",', 'image: "api:1", env_file: api.env,'),
    'shop/api.env': 'API_TOKEN=of-the-api\n',
  }
  await inFolder(delivered, async ({ run }) => {
    const rows = JSON.parse((await run('secrets', '--format', 'json')).output)
    assert.equal(
      rows.map((row: Record<string, unknown>) => [row.secret, row.key, row.value, row.delivery]),
      [
        ['shop-key', 'key', 'known', ''],
        ['shop-secrets', 'API_TOKEN', 'delivered', 'shop-secrets (API_TOKEN)'],
        ['shop-secrets', 'DB_PASSWORD', 'delivered', 'shop-secrets (DB_PASSWORD)'],
        ['shop-secrets', 'OTHER_TOKEN', 'delivered', 'shop-secrets (OTHER_TOKEN)'],
      ],
    )
    assert.is((await run('secrets', '--check')).code, 0)
    assert.match((await run('build')).errors, '\nSecrets: front/shop-key (see')
    const { items } = JSON.parse((await run('secrets', '--format', 'manifest')).output)
    assert.equal(
      items.map(({ metadata }: { metadata: { name: string } }) => metadata.name),
      ['shop-key'],
    )
  })
})

test('without kubectl nothing is created', async () => {
  await inFolder(
    files,
    async ({ run }) => {
      const { code, output, errors } = await run('secrets', '--apply')
      assert.is(code, 1)
      assert.match(errors, 'error[server/no-kubectl]')
      assert.is(output, '')
      assert.is((await run('secrets', '--live')).code, 1)
    },
    { variables: { PATH: '/nowhere' } },
  )
})

test('options that do not belong together are rejected', async () => {
  await inFolder(files, async ({ run }) => {
    assert.match((await run('secrets', '--replace')).errors, '--replace needs --apply')
    assert.match((await run('secrets', '--apply', '--format', 'manifest')).errors, '--apply prints no manifest')
  })
})

test('a usage error shows no value', async () => {
  await inFolder(files, async ({ run, write }) => {
    write('broken.env', 'DB_PASSWORD=hunter2\nno variable hunter2\n')
    for (const words of [
      ['--var', 'DB-PASSWORD=hunter2'],
      ['--var', 'hunter2'],
      ['--from', 'broken.env'],
    ]) {
      const { code, output, errors } = await run('secrets', ...words)
      assert.is(code, 2)
      assert.not.match(output + errors, 'hunter2')
    }
  })
})

test('a build ends with the Secrets that pods wait for', async () => {
  await inFolder(files, async ({ run }) => {
    const { errors } = await run('build')
    assert.match(errors, '\nSecrets: front/shop-key, front/shop-secrets (see k3s-platform secrets --env local)\n')
  })
})

test.run()
