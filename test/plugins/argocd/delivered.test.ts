import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Compilation, compile, loadConfig, ProjectFiles, readConfig } from 'k3s-platform'
import { definePlugin } from 'k3s-platform/plugin'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parse, parseAllDocuments } from 'yaml'
import { filesOnDisk } from '../../../src/config/files-on-disk.ts'
import { compileText } from '../../harness.ts'

/** What Argo CD would do with a tree: whether its project allows what is applied, and what is applied by whom. */
const test = suite('delivery by Argo CD')
const examples = join(import.meta.dirname, '../../../examples')
const shown = join(examples, 'every-key/apps.yaml')

for (const environment of ['local', 'dev', 'staging', 'gcp'])
  test(`the project allows all that its Applications apply (${environment})`, async () => {
    const { files } = sound(await compile(await loadConfig(shown), environment))
    assert.is(allowedAll(files) > 5, true)
  })

test('the project allows kinds without a namespace that a plugin emits, and namespaces that it writes to', async () => {
  const plugin = definePlugin({
    name: 'acme',
    apply(hooks) {
      hooks.workload.tap((workload, context) => {
        context.emit({ apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: 'a' } }, workload)
        context.emit({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'watch' } }, workload)
      })
    },
  })
  const text = `environments: {a: {}}\nargocd: {repo_url: r, create_project: true}\napps: [{name: web, image: "web:1"}]\n`
  const { files } = sound(await compileText(text, 'a', { plugins: [plugin] }))
  assert.is(allowedAll(files), 1)
  const { spec } = parse(files.get('project.yaml')!)
  assert.equal(spec.clusterResourceWhitelist, [
    { group: '', kind: 'Namespace' },
    { group: 'scheduling.k8s.io', kind: 'PriorityClass' },
  ])
  assert.equal(
    spec.destinations.map((one: { namespace: string }) => one.namespace),
    ['default', 'watch'],
  )
})

test('an ApplicationSet finds every unit, and makes of it what an Application is without one', async () => {
  const text = readFileSync(shown, 'utf8').replace('mode: applications', 'mode: applicationset')
  const files = new ProjectFiles(filesOnDisk(join(examples, 'every-key')))
  const inSet = sound(await compile(await readConfig({ file: 'apps.yaml', text, files }), 'gcp')).files
  const { files: alone } = sound(await compile(await loadConfig(shown), 'gcp'))
  const { spec } = parse(inSet.get('applicationset.yaml')!)
  const patterns = spec.generators[0].git.files.map(({ path }: { path: string }) => matcher(path))
  const found = [...inSet.keys()].filter(path => patterns.some((one: RegExp) => one.test(`argocd-state/gcp/${path}`)))
  const applications = [...alone.keys()].filter(path => path.startsWith('applications/'))
  assert.is(found.length, applications.length)
  for (const path of found) {
    const { name, namespace } = JSON.parse(inSet.get(path)!)
    const folder = `argocd-state/gcp/${path.slice(0, path.lastIndexOf('/'))}`
    const filled = JSON.stringify(spec.template)
      .replaceAll('{{ .name }}', name)
      .replaceAll('{{ .namespace }}', namespace)
      .replaceAll('{{ .path.path }}', folder)
    assert.not.match(filled, '{{')
    assert.equal(JSON.parse(filled).spec, parse(alone.get(`applications/${name}.yaml`)!).spec)
  }
})

test('the root follows the folder, and does not apply itself', async () => {
  const { files } = sound(await compile(await loadConfig(shown), 'dev'))
  const listed: string[] = parse(files.get('kustomization.yaml')!).resources
  const delivered = [...files.keys()].filter(path => /^(applications|helm|platform)\//.test(path))
  assert.equal(listed, ['project.yaml', ...delivered.sort()])
  assert.is(parse(files.get('root.yaml')!).spec.source.path, 'argocd-state/dev')
  assert.is(listed.includes('platform/namespaces.yaml'), true)
})

/** How many Applications there are, all of whose objects the project allows. */
function allowedAll(files: Compilation['files']): number {
  const { metadata, spec } = parse(files.get('project.yaml')!)
  const places = spec.destinations.map((one: { server: string; namespace: string }) => `${one.server} ${one.namespace}`)
  const kinds = spec.clusterResourceWhitelist.map((one: { group: string; kind: string }) => `${one.group} ${one.kind}`)
  const isAllowed = (text: string, list: string[]) => assert.ok(list.includes(text), `${text} is not in ${list}`)
  const paths = [...files.keys()].filter(path => /^(applications|helm)\//.test(path))
  for (const path of paths) {
    const application = parse(files.get(path)!).spec
    const { server, namespace } = application.destination
    assert.is(application.project, metadata.name)
    isAllowed(application.source.repoURL, spec.sourceRepos)
    isAllowed(`${server} ${namespace}`, places)
    if (path.startsWith('helm/')) continue
    const manifests = `${application.source.path.split('/').slice(-2).join('/')}/manifests.yaml`
    for (const document of parseAllDocuments(files.get(manifests)!)) {
      const object = document.toJS()
      const [version, group = ''] = object.apiVersion.split('/').reverse()
      assert.ok(version)
      if (object.metadata.namespace === undefined) isAllowed(`${group} ${object.kind}`, kinds)
      else isAllowed(`${server} ${object.metadata.namespace}`, places)
    }
  }
  return paths.length
}

function matcher(pattern: string): RegExp {
  return new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^/]+')}$`)
}

function sound(compilation: Compilation): Compilation {
  assert.ok(compilation.ok, compilation.diagnostics.map(({ message }) => message).join('\n'))
  return compilation
}

test.run()
