import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { parse } from 'yaml'
import { compileText } from '../harness.ts'

/** `kubectl apply -k` takes an environment, or one unit of it. */
const FILES = `
version: "2"
environments:
  local: { platform: [namespaces] }
  empty: {}
defaults: { namespace: shop }
apps:
  - { name: web, image: "nginx:1.29", empty: { enabled: false } }
  - { name: api, image: "nginx:1.29", empty: { enabled: false } }
helm:
  - { name: cache, chart: example/redis, version: "1.0.0", empty: { enabled: false } }
repositories: { example: "https://charts.example.com" }
`

test('an environment applies everything, namespaces first', async () => {
  const { files } = await compileText(FILES, 'local')
  assert.equal(resourcesOf(files.get('kustomization.yaml')), [
    'platform/namespaces.yaml',
    'apps/api/manifests.yaml',
    'apps/web/manifests.yaml',
    'helm/cache.yaml',
  ])
})

test('a unit applies its manifests', async () => {
  const { files } = await compileText(FILES, 'local')
  assert.equal(resourcesOf(files.get('apps/web/kustomization.yaml')), ['manifests.yaml'])
})

test('an empty environment has no list, which Kustomize would refuse', async () => {
  const { files } = await compileText(FILES, 'empty')
  assert.equal([...files.keys()], [])
})

test('where Argo CD follows the tree, its own kinds are applied', async () => {
  const argocd = 'argocd: { repo_url: "https://git.example.com/state.git", root: true }'
  const { files } = await compileText(`${FILES}${argocd}\n`, 'local')
  assert.equal(resourcesOf(files.get('kustomization.yaml')), [
    'applications/api.yaml',
    'applications/web.yaml',
    'helm/cache.yaml',
    'platform/namespaces.yaml',
  ])
})

function resourcesOf(text: string | undefined): readonly string[] {
  return parse(text!).resources
}

test.run()
