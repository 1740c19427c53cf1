import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { ResourceSet } from '../../../src/pipeline/resource-set.ts'
import { type KubernetesObject, kubernetesSchemas } from '../../../src/plugin-api.ts'
import { mistakesIn } from '../../../src/plugins/check/mistakes-in.ts'
import { schemaRule } from '../../../src/plugins/check/schema.ts'
import { BASES } from './verdicts/bases.ts'

const test = suite('amounts of nothing')

test('a limit that is null is 0 to a server, so that no request fits below it', async () => {
  const deployment = structuredClone(BASES.Deployment) as {
    spec: { template: { spec: { containers: { resources: object }[] } } }
  }
  deployment.spec.template.spec.containers[0]!.resources = { requests: { memory: '1Mi' }, limits: { memory: null } }
  const resources = new ResourceSet()
  resources.emit(deployment as unknown as KubernetesObject, 'apps/web', { plugin: 'test', stage: 'workload' })
  const [resource] = [...resources.all()]
  const found = mistakesIn(resource!, schemaRule(await kubernetesSchemas()))
  assert.equal(
    found.map(({ code, field }) => `${code} ${field.pointer}`),
    ['check/invalid-quantity /spec/template/spec/containers/0/resources/limits/memory'],
  )
})

test.run()
