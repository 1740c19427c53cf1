import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import type { EnvVar } from 'kubernetes-types/core/v1.js'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parseAllDocuments } from 'yaml'
import { runIn } from '../bin/recorded-world.ts'
import { askComposeGo } from './compose-go.ts'

/**
 * Containers get from the Secrets of `secrets` the variables that the reference implementation of Compose would pass.
 * `SEED=…` runs the same random stacks again, `RUNS=…` other than 100 of them.
 */
const test = suite('secrets of Compose')
const runs = Number(process.env.RUNS ?? 100)
const seed = Number(process.env.SEED ?? 1)
const scratch = mkdtempSync(join(tmpdir(), 'k3s-platform-secrets-'))

const piece = fc.constantFrom(
  'a',
  'Zz9',
  '$',
  '$$',
  '${SALT}',
  '$SALT',
  '#',
  ' #x',
  '=',
  '\\n',
  '\\"',
  ' ',
  '%',
  '@',
  ':',
)
const value = fc.array(piece, { minLength: 1, maxLength: 5 }).map(pieces => `kept-${pieces.join('')}`)
/** A line of a file of variables: plain, in single quotes, or in double quotes. */
const line = (name: string) =>
  fc.oneof(
    value.map(text => `${name}=${text}`),
    value.map(text => `export ${name}='${text}'`),
    value.map(text => `${name}="${text}" # a comment`),
  )
const use = fc.constantFrom(
  '${DB_PASSWORD}',
  'pg://u:${DB_PASSWORD}@db',
  '${API_TOKEN:-none}',
  '${DB_PASSWORD}-${API_TOKEN}',
)
const stack = fc
  .record({
    dotEnv: fc.tuple(line('DB_PASSWORD'), line('API_TOKEN')),
    webEnv: fc.tuple(line('WEB_TOKEN'), line('DB_PASSWORD'), line('APP_SECRET')),
    moreEnv: fc.tuple(line('APP_SECRET')),
    uses: fc.tuple(use, use, use),
  })
  .map(({ dotEnv, webEnv, moreEnv, uses: [first, second, third] }) => ({
    'apps.yaml': 'version: "2"\nenvironments: { local: {} }\ncompose: [{ name: shop, path: shop }]\n',
    'shop/.env': `SALT=salt\n${dotEnv.join('\n')}\n`,
    'shop/web.env': `${webEnv.join('\n')}\n`,
    'shop/more.env': `${moreEnv.join('\n')}\n`,
    'shop/compose.yaml': `services:
  web: { image: "nginx:1", env_file: [web.env, more.env], environment: { URL: "${first}", A_PASSWORD: "${second}" } }
  db: { image: "nginx:1", env_file: more.env, environment: { URL: "${third}", DB_PASSWORD: "\${DB_PASSWORD}" } }
`,
  }))

test('containers get what Compose would pass', async () => {
  process.stdout.write(`SEED=${seed} RUNS=${runs}\n`)
  const all = fc.sample(stack, { seed, numRuns: runs })
  const folders = all.map((files, index) => written(join(scratch, String(index)), files))
  const answers = await askComposeGo(
    folders.map(folder => ({
      folder: join(folder, 'shop'),
      file: 'compose.yaml',
      profiles: [],
      variables: {},
      resolved: true,
    })),
  )
  let compared = 0
  for (const [index, folder] of folders.entries()) {
    const { project, error } = answers[index]!
    const run = runIn(folder)
    const built = await run('build', '--quiet', '--dry-run')
    if (!project) {
      assert.is.not(built.code, 0, `only we accept it: ${error}\n${JSON.stringify(all[index], undefined, 2)}`)
      continue
    }
    assert.is(built.code, 0, built.errors)
    const { output } = await run('secrets', '--format', 'manifest')
    const services = project.services as Record<string, { readonly environment: Record<string, string> }>
    for (const [name, { environment }] of Object.entries(services)) {
      const ours = environmentOf(name, Object.keys(environment), built.output, output)
      assert.equal(ours, environment, `${name}\n${JSON.stringify(all[index], undefined, 2)}`)
      compared += Object.keys(ours).length
    }
  }
  process.stdout.write(`${compared} variables compared\n`)
  assert.ok(compared > runs * 3)
})

test.after(() => rmSync(scratch, { recursive: true, force: true }))

/** The variables of a container, as the kubelet makes them of the manifests and the Secrets. */
function environmentOf(
  name: string,
  written: readonly string[],
  manifests: string,
  secrets: string,
): Readonly<Record<string, string>> {
  const objects = parseAllDocuments(manifests).map(document => document.toJS())
  const { containers } = objects.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === name).spec
    .template.spec
  const { env = [], envFrom = [] } = containers[0]
  const values: Record<string, string> = {}
  for (const { configMapRef } of envFrom)
    Object.assign(
      values,
      objects.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === configMapRef.name).data,
    )
  const data: Record<string, string> = Object.assign(
    {},
    ...JSON.parse(secrets).items.map((item: { data: object }) => item.data),
  )
  for (const { name: variable, value, valueFrom } of env as EnvVar[]) {
    const key = valueFrom?.secretKeyRef?.key
    if (key === undefined) values[variable] = expanded(value ?? '', values)
    else values[variable] = Buffer.from(data[key]!, 'base64').toString()
  }
  return withoutAdded(values, written, env)
}

/** `$(NAME)` is replaced by a variable before it, `$$` is a dollar sign. */
function expanded(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\$\$|\$\(([\w.-]+)\)/g, (whole, name?: string) =>
    name === undefined ? '$' : (values[name] ?? whole),
  )
}

/** Variables that only others refer to are none of the service. */
function withoutAdded(
  values: Readonly<Record<string, string>>,
  written: readonly string[],
  env: readonly EnvVar[],
): Readonly<Record<string, string>> {
  const referred = new Set(
    env.flatMap(({ value = '' }) => [...value.matchAll(/\$\(([\w.-]+)\)/g)].map(([, name]) => name)),
  )
  return Object.fromEntries(Object.entries(values).filter(([name]) => written.includes(name) || !referred.has(name)))
}

function written(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

test.run()
