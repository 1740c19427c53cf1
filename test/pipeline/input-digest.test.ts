import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { compileText } from '../harness.ts'

const test = suite('inputDigest')

const appsYaml = `version: "2"
environments:
  local: { domain: localhost }
compose:
  - name: shop
    path: shop
    network: { policy: permissive, allow_external: [{ namespace: apps }] }
`
const files = {
  'shop/compose.yaml': `services:
  web:
    image: nginx:1.29
    env_file: web.env
    volumes: ["./site:/usr/share/nginx/html:ro", "./nginx.conf:/etc/nginx/nginx.conf:ro"]
    configs: [motd]
configs:
  motd: { file: motd.txt }
`,
  'shop/web.env': 'COLOR=blue\n',
  'shop/site/index.html': 'Hello\n',
  'shop/nginx.conf': 'events {}\n',
  'shop/motd.txt': 'Welcome\n',
  'shop/unused.txt': 'nothing\n',
}

async function digestOf(changed: Readonly<Record<string, string>> = {}, text = appsYaml): Promise<string> {
  const compilation = await compileText(text, 'local', { files: { ...files, ...changed } })
  assert.equal(
    compilation.diagnostics.filter(({ severity }) => severity === 'error'),
    [],
  )
  return JSON.parse(compilation.files.get('compose/shop/k3scompose.json')!).inputDigest
}

test('it changes with every file that goes into the tree of a stack, and with no other', async () => {
  const before = await digestOf()
  for (const path of ['shop/web.env', 'shop/site/index.html', 'shop/nginx.conf', 'shop/motd.txt'] as const)
    assert.is.not(await digestOf({ [path]: files[path].replace(/[aeo]/, 'i') }), before, path)
  assert.is(await digestOf({ 'shop/unused.txt': 'something\n' }), before)
})

test('it changes with the policies of a stack', async () => {
  const before = await digestOf()
  assert.is.not(await digestOf({}, appsYaml.replace('namespace: apps', 'namespace: tools')), before)
  assert.is(await digestOf({}, `${appsYaml}\nx-note: unrelated\n`), before)
})

test.run()
