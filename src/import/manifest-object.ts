import type { KubernetesObject } from '../k8s/object.ts'

/** An object of somebody's manifests, and the file that it stands in. */
export interface ManifestObject {
  readonly file: string
  readonly object: KubernetesObject
}
