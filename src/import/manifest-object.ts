import type { KubernetesObject } from '../k8s/object.ts'

/** An object of the user's manifests, and its file. */
export interface ManifestObject {
  readonly file: string
  readonly object: KubernetesObject
}
