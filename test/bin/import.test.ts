import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { appsYaml, inFolder, type Scratch } from './recorded-world.ts'

const test = suite('import')

const read = (folder: Scratch, path = 'apps.yaml') => readFileSync(join(folder.folder, path), 'utf8')
const golden = (name: string) => fileURLToPath(new URL(`./import/${name}`, import.meta.url))

/** `UPDATE=1` accepts what comes out. */
function isAsBefore(name: string, text: string): void {
  if (process.env.UPDATE) writeFileSync(golden(name), text)
  assert.fixture(text, readFileSync(golden(name), 'utf8'))
}

/** As somebody wrote it who knows nothing of apps.yaml. */
const shop = readFileSync(golden('shop.yaml'), 'utf8')

test('what somebody wrote becomes an entry that builds, and each field that differs is told', () =>
  inFolder({ 'k8s/shop.yaml': shop, 'k8s/.hidden.yaml': 'a: [' }, async folder => {
    const { code, output, errors } = await folder.run('import', 'k8s', '--env', 'prod')
    assert.is(code, 0, errors)
    isAsBefore('report.txt', `${output}${errors}`)
    isAsBefore('apps.yaml', read(folder))
    const built = await folder.run('build')
    assert.is(built.code, 0, built.errors)
    assert.is((await folder.run('diff')).output.includes('Deployment'), false)
  }))

test('what was built is the same again, from a folder and from a pipe', () =>
  inFolder({ 'apps.yaml': appsYaml }, async folder => {
    await folder.run('build', '--env', 'gcp')
    const words = ['--file', 'new.yaml', '--env', 'gcp', '--exit-code']
    const { code, errors } = await folder.run('import', 'argocd-state/gcp', ...words)
    assert.is(code, 0)
    assert.match(errors, /^2 apps · (\d+) of \1 objects the same · written to new\.yaml\n$/)
    await folder.run('build', '--file', 'new.yaml', '--output', 'again')
    for (const name of ['web', 'worker'])
      assert.is(
        read(folder, `again/gcp/apps/${name}/manifests.yaml`).replaceAll('new.yaml', 'apps.yaml'),
        read(folder, `argocd-state/gcp/apps/${name}/manifests.yaml`),
      )
  }))

test('entries are added to an apps.yaml that is there, whose other environments stay as they are', () =>
  inFolder(
    { 'apps.yaml': `# mine\n${appsYaml}` },
    async folder => {
      assert.match((await folder.run('import', '-')).errors, /Which environment\?/)
      assert.is((await folder.run('import', '-', '--env', 'gcp')).code, 0)
      assert.ok(read(folder).startsWith(`# mine\n${appsYaml}`))
      assert.match(read(folder), /\n {2}- name: shop\n[\s\S]+\n {4}local:\n {6}enabled: false\n/)
      const again = await folder.run('import', '-', '--env', 'gcp')
      assert.is(again.code, 1)
      assert.match(again.errors, /Deployment "shop" becomes no entry: There is an entry "shop" in "apps" already\./)
    },
    { input: { isTerminal: false, readLine: () => undefined, readAll: () => new TextEncoder().encode(shop) } },
  ))

test('a route that cannot be served here does not keep its app away', () =>
  inFolder(
    { 'shop.yaml': shop.replace('spec:\n  rules:', 'spec:\n  ingressClassName: nginx\n  rules:') },
    async folder => {
      const { code, output } = await folder.run('import', 'shop.yaml')
      assert.is(code, 0)
      assert.match(
        output,
        /are not rebuilt: apply them yourself in addition to the tree:\n {2}ConfigMap.*\n {2}Ingress\/shop/,
      )
      assert.not.match(read(folder), /ingress:\n {6}/)
    },
  ))

test('--dry-run prints the file, --format json tells programs', () =>
  inFolder({ 'shop.yaml': shop }, async folder => {
    const { output, errors } = await folder.run('import', 'shop.yaml', '--dry-run')
    assert.match(output, /^# Made from manifests/)
    assert.match(errors, /^4 objects are rebuilt with differences:\n[\s\S]+ · nothing written\n$/)
    assert.not(existsSync(join(folder.folder, 'apps.yaml')))
    const told = JSON.parse((await folder.run('import', 'shop.yaml', '--format', 'json', '--quiet')).output)
    assert.equal(told.apps, ['shop'])
    assert.equal(
      told.objects.map(({ ref, outcome }: { ref: { kind: string }; outcome: string }) => `${ref.kind} ${outcome}`),
      [
        'ConfigMap left out',
        'Deployment changed',
        'PersistentVolumeClaim changed',
        'Service changed',
        'Ingress changed',
      ],
    )
  }))

test('the report for programs has the new file in it when nothing is written', () =>
  inFolder({ 'shop.yaml': shop }, async folder => {
    const { output } = await folder.run('import', 'shop.yaml', '--format', 'json', '--dry-run')
    assert.match(JSON.parse(output).text, /^# Made from manifests[\s\S]+- name: shop\n/)
  }))

test('null is a field that is not there, in YAML as Helm prints it and in JSON as kubectl does', () =>
  inFolder(
    {
      'helm.yaml': shop.replace('requests: { cpu: 100m, memory: 128Mi }', 'limits:, requests: null'),
      'kubectl.json': JSON.stringify({
        apiVersion: 'v1',
        kind: 'List',
        items: [
          {
            apiVersion: 'apps/v1',
            kind: 'Deployment',
            metadata: { name: 'json', creationTimestamp: null, managedFields: null },
            spec: {
              selector: { matchLabels: { a: 'b' } },
              template: { spec: { volumes: null, containers: [{ name: 'a', image: 'b:1', volumeMounts: null }] } },
            },
            status: { replicas: 1 },
          },
        ],
      }),
    },
    async folder => {
      const { code, errors } = await folder.run('import', '.')
      assert.is(code, 0, errors)
      assert.match(read(folder), /- name: shop\n[\s\S]+- name: json\n/)
    },
  ))

test('every value of another type is told at its line, and nothing is written', () =>
  inFolder(
    {
      'shop.yaml': shop
        .replace('replicas: 2', 'replicas: two')
        .replace('- name: main', '- name: main\n          args: [1]'),
      'ingress.yaml': 'apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata: { name: old }\n',
      'secret.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: { name: s }\nstringData: { a: 12345 }\n',
    },
    async folder => {
      const { code, errors } = await folder.run('import', '.')
      assert.is(code, 1)
      assert.match(
        errors,
        /error\[check\/wrong-type\]: replicas of Deployment "shop" must be an integer, but is the string "two"/,
      )
      assert.match(errors, /--> shop\.yaml:12:13/)
      assert.match(errors, /args\[0\] of Deployment "shop" must be a string, but is the number 1./)
      assert.match(errors, /warning\[import\/unknown-version\]: Ingress "old" is skipped.*"extensions\/v1beta1"/)
      assert.match(errors, /Nothing was written\.\n$/)
      assert.not.match(errors, /12345/)
      assert.not(existsSync(join(folder.folder, 'apps.yaml')))
    },
  ))

test('what is no manifest is told, and nothing is written', async () => {
  const files = {
    'values.yaml': 'replicas: 2\n',
    'broken.yaml': 'a: [1\n',
    'list.yaml': 'apiVersion: v1\nkind: List\nitems:\n  - { apiVersion: v1, kind: Secret, metadata: { name: a } }\n',
    'overlay/kustomization.yaml': 'resources: [../base]\nnamePrefix: prod-\n',
    'plain/kustomization.yaml': 'resources: [shop.yaml]\n',
    'plain/shop.yaml': shop,
    'empty/readme.md': '',
  }
  await inFolder(files, async folder => {
    for (const [words, code, message] of [
      ['import', 2, /Which manifests\?/],
      ['import none', 2, /There is no "none" here/],
      ['import empty', 2, /The folder "empty" has no manifests/],
      [
        'import values.yaml',
        1,
        /values\.yaml: A document is not a Kubernetes object.*\nerror: There is nothing to import/,
      ],
      ['import broken.yaml', 1, /error\[yaml\/[\s\S]+--> broken\.yaml:\d+:\d+[\s\S]+Nothing was written/],
      ['import list.yaml', 1, /There is nothing to import/],
      ['import overlay', 2, /"overlay\/kustomization\.yaml" changes the manifests.*\n.*kustomize build overlay \| /],
      ['import list.yaml --env a,b', 2, /Manifests are of one environment/],
    ] as const) {
      const ran = await folder.run(...words.split(' '))
      assert.is(ran.code, code, `${words}: ${ran.errors}`)
      assert.match(ran.errors, message)
      assert.not(existsSync(join(folder.folder, 'apps.yaml')), words)
    }
    assert.is((await folder.run('import', 'plain', '--exit-code')).code, 3)
    folder.write('apps.yaml', 'version: "2')
    assert.match((await folder.run('import', 'plain')).errors, /There are errors in apps\.yaml\./)
  })
})

test.run()
