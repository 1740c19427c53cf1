import { isMap } from '../ir/is-map.ts'

/** What every Kubernetes object has. */
export interface KubernetesObject {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: ObjectMeta
}

/** Whether a value is an object: a manifest with its head. */
export function isKubernetesObject(value: unknown): value is KubernetesObject {
  const { apiVersion, kind, metadata } = isMap(value) ? value : {}
  return [apiVersion, kind, isMap(metadata) && metadata.name].every(part => typeof part === 'string')
}

/** The part of an object's metadata that a manifest may set. */
export interface ObjectMeta {
  name: string
  namespace?: string
  labels?: Record<string, string>
  annotations?: Record<string, string>
  finalizers?: string[]
}

/** A typed object whose head is certain: what builders return. */
export type Manifest<Kind> = Omit<Kind, 'apiVersion' | 'kind' | 'metadata'> & KubernetesObject

/** Names one object. The version does not matter: the object is the same in all versions that its group serves. */
export interface Ref {
  readonly apiVersion: string
  readonly kind: string
  readonly namespace?: string
  readonly name: string
}

/** The name of an object. */
export function refOf({ apiVersion, kind, metadata }: KubernetesObject): Ref {
  return { apiVersion, kind, namespace: metadata.namespace, name: metadata.name }
}

/** One string for one object: `apps/Deployment/shop/web`. Equal keys are the same object in a cluster. */
export function keyOf({ apiVersion, kind, namespace, name }: Ref): string {
  const slash = apiVersion.indexOf('/')
  return `${slash < 0 ? '' : apiVersion.slice(0, slash)}/${kind}/${namespace ?? ''}/${name}`
}
