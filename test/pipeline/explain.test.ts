import { type Compilation, type Explanation, explain } from 'k3s-platform'
import { add, at, controllerOf, definePlugin, type Plugin, replace } from 'k3s-platform/plugin'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { compileText } from '../harness.ts'

const test = suite('explain')

const text = `
environments:
  local: {}
apps:
  - name: api
    image: ghcr.io/acme/api:1.2
    container:
      ports: [{ name: http, container_port: 8080 }]
    environment:
      LOG_LEVEL: debug
    resources:
      memory: 256Mi
    scaling: { type: none }
    local:
      resources:
        memory: 512Mi
`

const container = 'spec.template.spec.containers[0]'

async function compiled(plugins: readonly Plugin[] = []): Promise<Compilation> {
  return compileText(text, 'local', { plugins })
}

function explained(compilation: Compilation, object: string, field?: string): Explanation {
  const answer = explain(compilation, object, field)
  assert.not('message' in answer, JSON.stringify(answer))
  return answer as Explanation
}

function places({ origins }: Pick<Explanation, 'origins'>): string[] {
  return origins.map(({ line, path, rule }) => `${line} ${path}${rule ? ` (${rule})` : ''}`)
}

function problem(compilation: Compilation, object: string, field?: string): string {
  const answer = explain(compilation, object, field)
  assert.ok('message' in answer)
  return 'message' in answer ? `${answer.message} ${answer.hint}` : ''
}

test('a value is explained by the line that says it', async () => {
  const image = explained(await compiled(), 'Deployment/api', `${container}.image`)
  assert.is(image.value, 'ghcr.io/acme/api:1.2')
  assert.is(places(image)[0], '6 apps[0].image')
  assert.equal(
    image.changes.map(({ plugin, stage }) => `${plugin} in ${stage}`),
    ['workload in workload'],
  )
})

test('of two lines for one value, the one that won is named', async () => {
  const memory = explained(await compiled(), 'Deployment/api', `${container}.resources.requests.memory`)
  assert.is(memory.value, '512Mi')
  assert.equal(places(memory), ['16 apps[0].local.resources.memory'])
})

test('a value that nobody wrote is explained by the rule that chose it', async () => {
  const [place] = places(explained(await compiled(), 'Deployment/api', 'metadata.namespace'))
  assert.match(place!, /^\d+ .*\(default:namespace\)$/)
})

test('without a field, every single value of the object is explained', async () => {
  const { fields } = explained(await compiled(), 'Deployment/api')
  const level = fields.find(({ pointer }) => pointer.endsWith('/env/0/value'))!
  assert.is(level.value, 'debug')
  assert.equal(places(level), ['10 apps[0].environment.LOG_LEVEL'])
})

test('of several changes, those to other fields are left out', async () => {
  const acme = definePlugin({
    name: 'acme',
    apply(hooks) {
      hooks.workload.tap((workload, context) => {
        const ref = controllerOf(workload)
        context.patch(ref, [add(at`/metadata/annotations/${'acme.example/team'}`, 'blue')], { because: 'teams pay' })
        context.patch(ref, [replace(at`/spec/template/spec/containers/0/image`, 'mirror/api')], {
          because: 'a mirror',
        })
      })
    },
  })
  const compilation = await compiled([acme])
  const image = explained(compilation, 'Deployment/api', `${container}.image`)
  assert.equal(
    image.changes.map(({ plugin, reason }) => `${plugin}: ${reason.because}`),
    ['workload: emitted', 'acme: a mirror'],
  )
  const team = explained(compilation, 'Deployment/api', 'metadata.annotations.acme.example/team')
  assert.equal(
    team.changes.map(({ plugin, reason }) => `${plugin}: ${reason.because}`),
    ['acme: teams pay'],
  )
})

test('a patch of apps.yaml is explained by its line', async () => {
  const patched = text.replace(
    '    scaling:',
    '    patches: [{ kind: Deployment, merge: { spec: { paused: true } } }]\n    scaling:',
  )
  const { changes, origins } = explained(await compileText(patched, 'local'), 'Deployment/api', 'spec.paused')
  assert.equal(
    changes.map(({ plugin, reason }) => `${plugin}: ${reason.because}`),
    ['patches: patched in apps.yaml'],
  )
  assert.equal(
    origins.map(({ path }) => path),
    ['apps[0].patches[0].merge.spec.paused'],
  )
})

test('an object may be called as kubectl calls it', async () => {
  const compilation = await compiled()
  for (const name of ['deployment/api', 'deployments/api', 'default/Deployment/api'])
    assert.is(explained(compilation, name).resource.kind, 'Deployment')
})

test('a field may be a pointer or a path', async () => {
  const compilation = await compiled()
  for (const field of [
    '/spec/template/spec/containers/0/ports/0/containerPort',
    'spec/template/spec/containers/0/ports/0/containerPort',
    'spec.template.spec.containers[0].ports[0].containerPort',
    'spec.template.spec.containers.api.ports.http.containerPort',
  ])
    assert.is(explained(compilation, 'Deployment/api', field).value, 8080, field)
  for (const field of ['/metadata/labels/app.kubernetes.io~1name', '/metadata/labels/app.kubernetes.io/name'])
    assert.is(explained(compilation, 'Deployment/api', field).value, 'api', field)
  assert.is(explained(compilation, 'Deployment/api', 'metadata.labels["app.kubernetes.io/name"]').value, 'api')
})

test('what does not exist is answered with what was probably meant', async () => {
  const compilation = await compiled()
  assert.match(problem(compilation, 'Deploymnt/api'), /Did you mean "Deployment\/api"\?/)
  assert.match(problem(compilation, 'apps/api'), /Objects with that name: Deployment\/api, Service\/api/)
  assert.match(problem(compilation, 'Deployment/api', '/spec/tmplate'), /Did you mean \/spec\/template\?/)
  assert.match(problem(compilation, 'Deployment/api', 'kind.x'), /\/kind is a single value\./)
})

test.run()
