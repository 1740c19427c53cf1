import { definePlugin, type Plugin } from 'k3s-platform/plugin'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { compileText } from '../harness.ts'

const test = suite('x- keys of entries')

const APPS = `
environments: { gcp: {}, local: {} }
argocd: { repo_url: https://example.com/state.git }
apps:
  - name: web
    image: nginx:1.29
    x-team: { name: shop, pager: "\${PAGER}" }
    gcp: { x-team: { name: checkout }, x-tier: 1 }
compose:
  - name: stack
    path: stack
    x-team: { name: data }
    services: { db: { x-team: { pager: night } } }
helm:
  - { name: cache, chart: "oci://example.com/charts/valkey", version: 1.0.0, x-team: { name: infra } }
`

const files = { 'stack/compose.yaml': 'services: { db: { image: "postgres:18" }, front: { image: "nginx:1.29" } }' }

test('reach every stage as they are written, with those of the environment laid over', async () => {
  const { seen, errors } = await seenIn('gcp')
  assert.equal(errors, [])
  assert.equal(seen, {
    'workload web': { 'x-team': { name: 'checkout', pager: 'mail' }, 'x-tier': 1 },
    'workload db': { 'x-team': { name: 'data', pager: 'night' } },
    'workload front': { 'x-team': { name: 'data' } },
    'scaling web': { 'x-team': { name: 'checkout', pager: 'mail' }, 'x-tier': 1 },
    'chart cache': { 'x-team': { name: 'infra' } },
  })
})

test('of another environment are not there', async () => {
  const { seen } = await seenIn('local')
  assert.equal(seen['workload web'], { 'x-team': { name: 'shop', pager: 'mail' } })
})

async function seenIn(environment: string) {
  const seen: Record<string, unknown> = {}
  const team = definePlugin({
    name: 'acme-team',
    apply(hooks) {
      hooks.workload.tap(({ name, extensions }) => {
        seen[`workload ${name}`] = extensions
      })
      hooks.scaling.for('none').tap((backend, { unit, name, extensions }) => {
        if (unit === 'apps/web') seen[`scaling ${name}`] = extensions
        return backend
      })
      hooks.chart.tap(({ name, extensions }) => {
        seen[`chart ${name}`] = extensions
      })
    },
  }) as Plugin
  const { diagnostics } = await compileText(APPS, environment, { plugins: [team], files, variables: { PAGER: 'mail' } })
  return { seen, errors: diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message) }
}

test.run()
