import { add, at, controllerOf, definePlugin, type Plugin, serviceOf } from 'k3s-platform/plugin'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { compileText } from '../harness.ts'

const test = suite('plugins')

const APPS = `
version: "2"
environments: { gcp: {} }
apps:
  - { name: web, image: "nginx:1.29", container: { ports: [{ container_port: 80 }] }, scaling: { type: none } }
`

/** A plugin that labels every controller, as an organisation would write it. */
const costCenter = definePlugin<{ center?: string }>({
  name: 'acme-cost-center',
  options: {
    type: 'object',
    properties: { center: { type: 'string', description: 'Who pays.' } },
    additionalProperties: false,
  },
  apply(hooks, options) {
    hooks.workload.tap((workload, context) => {
      const path = at`/metadata/labels/${'acme.example/cost-center'}`
      context.patch(controllerOf(workload), [add(path, options.center ?? 'none')], { because: 'every app is paid for' })
    })
  },
})

test('a plugin patches what another emitted, with options of the environment', async () => {
  const compilation = await compileText(
    `${APPS}plugins: { acme-cost-center: { center: "1", gcp: { center: "42" } } }`,
    'gcp',
    {
      plugins: [costCenter as Plugin],
    },
  )
  assert.equal(
    compilation.diagnostics.filter(({ severity }) => severity === 'error'),
    [],
  )
  assert.match(compilation.files.get('apps/web/manifests.yaml')!, 'acme.example/cost-center: "42"')
})

test('each change is signed', async () => {
  const compilation = await compileText(APPS, 'gcp', { plugins: [costCenter as Plugin] })
  const changes = compilation.resources
    .resource({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      namespace: 'default',
      name: 'web',
    })
    ?.writes.map(({ change }) => change)
  assert.equal(
    changes?.filter(({ plugin }) => plugin === 'acme-cost-center').map(({ stage, reason }) => [stage, reason.because]),
    [['workload', 'every app is paid for']],
  )
})

test('options of the wrong shape are mistakes with their place', async () => {
  assert.equal(await codes(`${APPS}plugins: { acme-cost-center: { centre: a } }`, costCenter as Plugin), [
    'schema/unknown-key 6:32',
  ])
  assert.equal(await codes(`${APPS}plugins: { acme-cost-centre: { center: a } }`, costCenter as Plugin), [
    'config/unknown-plugin 6:12',
  ])
})

test('a plugin that throws is named, with its stage and the unit, and the others go on', async () => {
  const broken = definePlugin({
    name: 'broken',
    apply(hooks) {
      hooks.workload.tap(() => {
        throw new Error('out of cheese')
      })
    },
  })
  const { diagnostics } = await compileText(APPS, 'gcp', { plugins: [broken as Plugin] })
  const failure = diagnostics.find(({ code }) => code === 'pipeline/plugin-failed')
  assert.is(failure?.message, 'Plugin "broken" failed in stage "workload" at apps/web: out of cheese')
})

test('an async tap is awaited', async () => {
  const slow = definePlugin({
    name: 'slow',
    apply(hooks) {
      hooks.workload.tap(async (workload, context) => {
        await new Promise(resolve => setTimeout(resolve, 5))
        context.patch(serviceOf(workload), [add('/spec/sessionAffinity', 'ClientIP')], { because: 'a test' })
      })
    },
  })
  const { files } = await compileText(APPS, 'gcp', { plugins: [slow as Plugin] })
  assert.match(files.get('apps/web/manifests.yaml')!, 'sessionAffinity: ClientIP')
})

test('taps run in the order of the list, unless they name their place', async () => {
  const ran: string[] = []
  const named = (name: string, before?: string) =>
    definePlugin({ name, apply: hooks => hooks.workload.tap(() => void ran.push(name), { before }) }) as Plugin
  await compileText(APPS, 'gcp', { plugins: [named('a'), named('b'), named('c', 'a')] })
  assert.equal(ran, ['c', 'a', 'b'])
})

test('an unknown place and a circle are mistakes', async () => {
  const named = (name: string, before: string) =>
    definePlugin({ name, apply: hooks => hooks.workload.tap(() => {}, { before }) }) as Plugin
  assert.equal(await codes(APPS, named('a', 'worklaod')), ['pipeline/unknown-plugin -'])
  assert.equal(await codes(APPS, named('a', 'b'), named('b', 'a')), ['pipeline/circular-order -'])
})

test('two plugins that disagree are named with their reasons', async () => {
  const typed = (name: string, type: string) =>
    definePlugin({
      name,
      apply: hooks =>
        hooks.workload.tap((workload, context) =>
          context.patch(serviceOf(workload), [add('/spec/sessionAffinity', type)], { because: `${name} wants it` }),
        ),
    }) as Plugin
  const { diagnostics } = await compileText(APPS, 'gcp', { plugins: [typed('one', 'None'), typed('two', 'ClientIP')] })
  const conflict = diagnostics.find(({ code }) => code === 'pipeline/conflicting-patch')
  assert.match(conflict!.message, /"one" \(one wants it\) and "two" \(two wants it\)/)
})

test('a scaling type that a plugin brings is a scaling type', async () => {
  const knative = definePlugin({
    name: 'knative',
    apply: hooks => hooks.scaling.for('knative' as 'none').tap(backend => backend),
  }) as Plugin
  assert.equal(await codes(APPS.replace('type: none', 'type: knative'), knative), [])
  assert.equal(await codes(APPS.replace('type: none', 'type: knativ'), knative), ['config/unknown-scaling-type 5:104'])
})

async function codes(text: string, ...plugins: readonly Plugin[]): Promise<string[]> {
  const { diagnostics } = await compileText(text, 'gcp', { plugins })
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, at: place }) => `${code} ${place ? `${place.line}:${place.column}` : '-'}`)
}

test.run()
