import { compile, filesInMemory, ProjectFiles, readConfig, sharedNames } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'

const test = suite('names of Argo CD in several environments')

const apps = (argocd: string) => `version: "2"
environments: { staging: {}, production: {} }
argocd: { repo_url: "https://github.com/example/state.git", ${argocd} }
apps:
  - { name: web, image: "ghcr.io/example/web:1.0.0", namespace: shop }
`

/** What is said of environments together. */
async function said(argocd: string, environments = ['staging', 'production']) {
  const config = await readConfig({ file: 'apps.yaml', text: apps(argocd), files: new ProjectFiles(filesInMemory({})) })
  const compilations = await Promise.all(environments.map(environment => compile(config, environment)))
  assert.ok(compilations.every(({ ok }) => ok))
  return sharedNames(config, compilations, { strict: false })
}

test('one Argo CD cannot serve environments with the same names', async () => {
  const [diagnostic, ...others] = await said('create_project: true')
  assert.equal(others, [])
  assert.is(diagnostic?.code, 'argocd/shared-names')
  assert.is(diagnostic!.severity, 'info')
  assert.match(diagnostic!.message, 'they have the same names: Application/web, AppProject/k3s-platform')
  assert.match(diagnostic!.hint!, 'name_prefix: { production: production-, staging: staging- }')
})

test('an Argo CD that serves another cluster is one for all environments', async () => {
  const [diagnostic] = await said('server: "https://10.0.0.1"')
  assert.is(diagnostic?.severity, 'warning')
})

test('prefixes, or one environment alone, share nothing', async () => {
  assert.equal(await said('create_project: true, name_prefix: { staging: staging- }'), [])
  assert.equal(await said('create_project: true', ['staging']), [])
})

test.run()
