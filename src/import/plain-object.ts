import type { KubernetesObject } from '../k8s/object.ts'

/** The object without what only a server writes, and without nulls: a field that is null is an absent one. */
export function plainObject(object: KubernetesObject): KubernetesObject {
  const { status: _, ...rest } = JSON.parse(JSON.stringify(object, withoutNull)) as KubernetesObject & {
    status?: unknown
  }
  const { creationTimestamp, generation, managedFields, resourceVersion, selfLink, uid, ...metadata } =
    rest.metadata as KubernetesObject['metadata'] & Record<string, unknown>
  return { ...rest, metadata }
}

function withoutNull(this: unknown, _field: string, value: unknown): unknown {
  return value === null && !Array.isArray(this) ? undefined : value
}
