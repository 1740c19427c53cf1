import { compile, filesInMemory, ProjectFiles, readConfig, removals } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { changesBetween } from './changes-between.ts'

const test = suite('what a build must not do to a cluster')

const argocd = (more = '') =>
  `argocd: { repo_url: "https://github.com/example/state.git", root: true${more === '' ? '' : `, ${more}`} }`
const app = (name: string, namespace: string) =>
  `  - { name: ${name}, image: "ghcr.io/example/web:1.0.0", namespace: ${namespace} }`
const file = (settings: string, ...apps: readonly string[]) =>
  ['version: "2"', 'environments: { gcp: {} }', settings, 'apps:', ...apps, ''].join('\n')

async function compiled(text: string, files: Readonly<Record<string, string>>) {
  const config = await readConfig({ file: 'apps.yaml', text, files: new ProjectFiles(filesInMemory(files)) })
  const compilation = await compile(config, 'gcp')
  assert.ok(compilation.ok, JSON.stringify(compilation.diagnostics.filter(({ severity }) => severity === 'error')))
  return { config, compilation }
}

/** What a build says when a file becomes another one, of what stops it. */
async function stops(
  before: string,
  after: string,
  options: { allowed?: boolean; files?: Record<string, string> } = {},
) {
  const { allowed = false, files = {} } = options
  const old = (await compiled(before, files)).compilation
  const { config, compilation } = await compiled(after, files)
  const said = removals(changesBetween(old, compilation), {
    config,
    compilations: [compilation],
    strict: false,
    allowed,
  })
  return said.filter(({ code }) => ['diff/takes-down', 'diff/leaves-running', 'diff/moves-data'].includes(code))
}

test('what goes from a namespace that the project no longer allows would run for ever', async () => {
  const two = [app('stays', 'one'), app('goes', 'two')]
  const [stop, ...others] = await stops(
    file(argocd('create_project: true'), ...two),
    file(argocd('create_project: true'), two[0]!),
  )
  assert.equal(others, [])
  assert.is(stop!.code, 'diff/leaves-running')
  assert.is(stop!.severity, 'error')
  assert.match(stop!.message, /Deployment\/goes/)
  assert.match(stop!.hint!, 'argocd.create_project.namespaces: [two]')
  const pasted = argocd('create_project: { namespaces: [two] }')
  assert.equal(await stops(file(argocd('create_project: true'), ...two), file(pasted, two[0]!)), [])
  assert.equal(await stops(file(pasted, two[0]!), file(argocd('create_project: true'), two[0]!)), [])
})

test('a move to another namespace leaves objects in the old one, unless another entry keeps it', async () => {
  const project = argocd('create_project: { namespaces: [kube-system] }')
  const [stop] = await stops(file(project, app('web', 'one')), file(project, app('web', 'two')))
  assert.match(stop!.hint!, 'argocd.create_project.namespaces: [kube-system, one]')
  const [other] = await stops(file(project, app('web', 'one')), file(project, app('web', 'two')), { allowed: true })
  assert.is(other?.severity, 'error')
  const rest = app('api', 'one')
  assert.equal(await stops(file(project, app('web', 'one'), rest), file(project, app('web', 'two'), rest)), [])
})

test('another mode takes away Applications whose objects stay', async () => {
  const [stop] = await stops(
    file(argocd(), app('web', 'shop')),
    file(argocd('mode: applicationset'), app('web', 'shop')),
  )
  assert.is(stop!.code, 'diff/takes-down')
  assert.is(stop!.severity, 'error')
  assert.match(stop!.message, /Application\/web .* Deployment\/web/)
  assert.match(stop!.hint!, 'application web --type merge --patch \'{"metadata":{"finalizers":null}}\'')
  const [back] = await stops(
    file(argocd('mode: applicationset'), app('web', 'shop')),
    file(argocd(), app('web', 'shop')),
  )
  assert.match(back!.hint!, 'delete --namespace argocd applicationset k3s-platform-gcp --cascade=orphan')
})

test('a prefix does the same, and the root gets another name too', async () => {
  const after = file(argocd('name_prefix: gcp-'), app('web', 'shop'))
  const [stop] = await stops(file(argocd(), app('web', 'shop')), after)
  assert.match(stop!.hint!, 'delete --namespace argocd application/k3s-platform-gcp\n')
  const [allowed] = await stops(file(argocd(), app('web', 'shop')), after, { allowed: true })
  assert.is(allowed?.severity, 'info')
})

test('what the root of the old name would have pruned is deleted by hand, the project last', async () => {
  const [stop] = await stops(
    file(argocd('create_project: true'), app('web', 'shop'), app('old', 'shop')),
    file(argocd('create_project: true, name_prefix: gcp-'), app('web', 'shop')),
  )
  const deleted = [...stop!.hint!.split('After you have pushed:')[1]!.matchAll(/delete --namespace argocd (.*)/g)]
  assert.equal(
    deleted.map(([, what]) => what),
    ['application/k3s-platform-gcp', 'application/old', 'appproject/k3s-platform'],
  )
})

test('a chart under another name of its Application goes, too', async () => {
  const chart =
    'repositories: { a: "https://example.com/charts" }\nhelm:\n  - { name: db, chart: a/db, version: 1.0.0, namespace: shop }'
  const [stop] = await stops(
    file(`${argocd()}\n${chart}`, app('web', 'x')),
    file(`${argocd('name_prefix: a-')}\n${chart}`, app('web', 'x')),
  )
  assert.match(stop!.message, 'Application/db')
})

test('a stack under another name has other selectors, and nothing keeps it running', async () => {
  const stack = (name: string) => `${argocd()}\ncompose:\n  - { name: ${name}, path: stack, namespace: shop }`
  const files = { 'stack/compose.yaml': 'services:\n  db: { image: "postgres:16", restart: always }\n' }
  const [stop] = await stops(file(stack('shopstack'), app('web', 'x')), file(stack('shop'), app('web', 'x')), { files })
  assert.match(stop!.message, 'Application/shopstack')
  assert.match(stop!.hint!, /must recreate: Deployment\/db/)
})

test('a Job that stays as it is does not have to be made anew, so everything can be kept', async () => {
  const stack = (more = '') =>
    file(`${argocd(more)}\ncompose:\n  - { name: stack, path: stack, namespace: shop }`, app('web', 'x'))
  const files = { 'stack/compose.yaml': 'services:\n  migrate: { image: "migrate:1", restart: "no" }\n' }
  for (const more of ['mode: applicationset', 'name_prefix: gcp-']) {
    const [stop] = await stops(stack(), stack(more), { files })
    assert.match(stop!.hint!, /^To keep it running/)
  }
})

test('an entry that goes with its objects is no stop', async () => {
  const before = file(argocd('create_project: true'), app('web', 'shop'), app('api', 'shop'))
  assert.equal(await stops(before, file(argocd('create_project: true'), app('web', 'shop'))), [])
})

test('a database that would start in another folder of its claim needs a line in apps.yaml, or a confirmation', async () => {
  const stack = (services: string) =>
    `environments: { gcp: {} }\ncompose: [{ name: shop, path: shop, services: { ${services} } }]\n`
  const files = {
    'shop/compose.yaml': `services:
  db: { image: "postgres:16", volumes: ["db:/var/lib/postgresql/data"] }
  web: { image: "web:1" }
volumes: { db: }
`,
  }
  const root = stack('db: { image_facts: "off" }')
  const [stop, ...others] = await stops(root, stack(''), { files })
  assert.equal(others, [])
  assert.is(stop!.severity, 'error')
  assert.is(stop!.at?.path, 'compose[0].name')
  assert.match(stop!.message, /"db" uses the folder "pgdata" of the claim "shop-db" .* no longer the root/)
  assert.match(stop!.hint!, 'services.db.image_facts: off')
  const [confirmed] = await stops(root, stack(''), { files, allowed: true })
  assert.is(confirmed!.severity, 'info')
  assert.equal(await stops(root, stack('db: { image_facts: "off" }, web: { replicas: 2 }'), { files }), [])
  assert.equal(await stops(stack(''), stack('web: { replicas: 2 }'), { files }), [])
})

test.run()
