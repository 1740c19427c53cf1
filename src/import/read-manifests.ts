import { readYaml } from '../config/read-yaml.ts'
import { sourceFile } from '../config/source-file.ts'
import type { Diagnostic } from '../ir/diagnostic.ts'
import { isKubernetesObject } from '../k8s/object.ts'
import type { ManifestObject } from './manifest-object.ts'

/** A document that is not an object. */
export interface UnreadDocument {
  readonly file: string
  readonly why: string
}

/** The objects in files of manifests, and the documents that are not objects. */
export interface ReadManifests {
  readonly objects: readonly ManifestObject[]
  readonly unread: readonly UnreadDocument[]
  /** What is wrong with texts that are not YAML. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads every document of every file; a List is what is in it. Objects are as they were written, and know their places. */
export function readManifests(files: ReadonlyMap<string, string>): ReadManifests {
  const objects: ManifestObject[] = []
  const unread: UnreadDocument[] = []
  const diagnostics: Diagnostic[] = []
  for (const [file, text] of files) {
    const reading = readYaml(sourceFile(file, text), { version: '1.2', several: true })
    diagnostics.push(...reading.diagnostics)
    for (const value of [reading.value].flat()) {
      if (value === undefined || value === null) continue
      for (const object of itemsOf(value))
        if (isKustomization(object)) continue
        else if (isKubernetesObject(object)) objects.push({ file, object })
        else
          unread.push({
            file,
            why: 'A document is not a Kubernetes object: it needs apiVersion, kind and metadata.name.',
          })
    }
  }
  return { objects, unread, diagnostics }
}

function itemsOf(value: unknown): readonly unknown[] {
  const { kind, items } = value as { kind?: unknown; items?: unknown }
  return typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items) ? items : [value]
}

/** A file of kustomize next to the manifests lists them, and is not a manifest. */
function isKustomization(value: unknown): boolean {
  const { kind, resources } = (value ?? {}) as { kind?: unknown; resources?: unknown }
  return kind === 'Kustomization' || (kind === undefined && Array.isArray(resources))
}
