import type { KnownSecrets } from '../ir/known-secrets.ts'
import type { SecretDeliveries } from '../ir/secret-delivery.ts'
import { keyOf } from '../k8s/object.ts'
import { writtenObject } from '../pipeline/document-text.ts'
import { manifestPath } from '../pipeline/manifest-path.ts'
import type { ResourceSet } from '../pipeline/resource-set.ts'
import type { TreeObject, TreeSide } from './tree-side.ts'

/** What a comparison needs of a compilation. */
export interface Built {
  readonly resources: ResourceSet
  readonly files: ReadonlyMap<string, string>
  readonly sources: ReadonlyMap<string, string>
  readonly texts: ReadonlyMap<string, string>
  readonly secrets: KnownSecrets
  readonly deliveries: SecretDeliveries
}

/** A tree that was compiled here: its fields know where they come from. */
export function builtSide(built: Built): TreeSide {
  const { resources, files, secrets, deliveries } = built
  const objects = new Map<string, TreeObject>()
  for (const resource of resources.all()) {
    const file = manifestPath(resource.unit)
    // What a plugin puts where no file is, is not written.
    if (!files.has(file)) continue
    const value = JSON.parse(JSON.stringify(writtenObject(resource.object)))
    objects.set(keyOf(resource.ref), { ref: resource.ref, file, value, resource })
  }
  return { objects, files, sources: built.texts, shownSources: built.sources, secrets, deliveries }
}
