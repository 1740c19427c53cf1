import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { bundledPlugins, kindsOf } from '../../../src/bundled-plugins.ts'
import { ResourceSet } from '../../../src/pipeline/resource-set.ts'
import { type KubernetesObject, kubernetesSchemas } from '../../../src/plugin-api.ts'
import { mistakesIn } from '../../../src/plugins/check/mistakes-in.ts'
import { schemaRule } from '../../../src/plugins/check/schema.ts'
import { BASES } from './verdicts/bases.ts'

const kinds = kindsOf(bundledPlugins())

const test = suite('nothing in maps')

test('a limit that is null is 0 to a server, so that no request fits below it', async () => {
  const deployment = structuredClone(BASES.Deployment) as {
    spec: { template: { spec: { containers: { resources: object }[] } } }
  }
  deployment.spec.template.spec.containers[0]!.resources = { requests: { memory: '1Mi' }, limits: { memory: null } }
  assert.equal(await errorsIn(deployment), [
    'check/invalid-quantity /spec/template/spec/containers/0/resources/limits/memory',
  ])
})

test('a label of a selector that is null is an empty one, which pods of another value do not have', async () => {
  const deployment = structuredClone(BASES.Deployment) as { spec: { selector: object } }
  deployment.spec.selector = { matchLabels: { app: null } }
  assert.equal(await errorsIn(deployment), ['check/selector-mismatch /spec/selector/matchLabels/app'])
})

async function errorsIn(object: object): Promise<string[]> {
  const resources = new ResourceSet()
  resources.emit(object as KubernetesObject, 'apps/web', { plugin: 'test', stage: 'workload' })
  const [resource] = [...resources.all()]
  const found = mistakesIn(resource!, schemaRule(await kubernetesSchemas()), kinds)
  return found.map(({ code, field }) => `${code} ${field.pointer}`)
}

test.run()
