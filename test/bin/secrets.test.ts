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
  'shop/.env': 'DB_PASSWORD=of-the-db\nWHICH=the-other\n',
  'shop/db.env': 'API_TOKEN=of-the-api\nOTHER_TOKEN=of-$WHICH\n',
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
          'known',
        ],
        ['front', 'shop-secrets', 'OTHER_TOKEN', ['compose/shop:db'], 'OTHER_TOKEN in shop/db.env', 'known'],
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
    write('apps.yaml', `${files['apps.yaml']}apps:\n${REFERENCE}`)
    assert.is((await run('secrets', '--check')).code, 3)
    write('other.env', 'token=of-payments\n')
    assert.is((await run('secrets', '--check', '--from', 'other.env')).code, 0)
  })
})

test('a manifest has the known values, and errors name the missing keys', async () => {
  await inFolder(files, async ({ run, write }) => {
    write('apps.yaml', `${files['apps.yaml']}apps:\n${REFERENCE}`)
    const { code, output, errors } = await run('secrets', '--format', 'manifest')
    assert.is(code, 0)
    assert.is(errors, 'No value: default/payments: token\n')
    const [key, stack] = JSON.parse(output).items
    assert.equal(key.metadata, { name: 'shop-key', namespace: 'front' })
    assert.equal(valuesOf(key), { key: 'of-nobody\n' })
    assert.equal(valuesOf(stack), { API_TOKEN: 'of-the-api', DB_PASSWORD: 'of-the-db', OTHER_TOKEN: 'of-the-other' })
  })
})

test('values are those that Compose would pass', async () => {
  const stack = {
    ...files,
    'shop/.env': 'DB_PASSWORD=\'of-$the-db\'\nSALT=salt # a comment\nROOT_PASSWORD="root\\"$SALT"\n',
    'shop/compose.yaml': `services:
  db:
    image: postgres:17
    env_file: [first.env, db.env]
    environment: { A_PASSWORD: "\${ROOT_PASSWORD}", B_PASSWORD: "\${DB_PASSWORD}" }
`,
    'shop/first.env': 'PREFIX=of\n',
    'shop/db.env': 'API_TOKEN=${PREFIX}-${SALT}-api\n',
  }
  const expected = { API_TOKEN: 'of-salt-api', DB_PASSWORD: 'of-$the-db', ROOT_PASSWORD: 'root"salt' }
  await inFolder(stack, async ({ run, write }) => {
    const valuesWith = async (...words: readonly string[]) =>
      valuesOf(JSON.parse((await run('secrets', '--format', 'manifest', ...words)).output).items[0])
    assert.equal(await valuesWith(), expected)
    assert.equal(await valuesWith('--from', 'shop/.env'), expected, 'a file of the stack is read as Compose reads it')
    write('prod.env', 'API_TOKEN=$prod\nROOT_PASSWORD=prod\n')
    assert.equal(
      await valuesWith('--from', 'prod.env', '--var', 'ROOT_PASSWORD=given'),
      { ...expected, API_TOKEN: '$prod', ROOT_PASSWORD: 'given' },
      'other files replace no variables',
    )
  })
})

const REFERENCE =
  '  - { name: pay, image: "pay:1", env_refs: [{ name: T, from: secret, secret_name: payments, key: token }] }\n'

/** The values of a Secret. */
function valuesOf({ data }: { data: Record<string, string> }): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, Buffer.from(value, 'base64').toString()]))
}

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
