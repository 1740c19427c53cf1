import type { Resource } from '../../../src/pipeline/resource.ts'
import { ResourceSet } from '../../../src/pipeline/resource-set.ts'
import type { KubernetesObject } from '../../../src/plugin-api.ts'

/** An object as the check stage meets it: emitted by a plugin. */
export function resourceOf(object: object): Resource {
  const resources = new ResourceSet()
  resources.emit(object as KubernetesObject, 'apps/web', { plugin: 'test', stage: 'workload' })
  const [resource] = resources.all()
  return resource!
}
