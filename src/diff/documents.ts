import { readYaml } from '../config/read-yaml.ts'
import { sourceFile } from '../config/source-file.ts'
import { isKubernetesObject, refOf } from '../k8s/object.ts'
import type { TreeObject } from './tree-side.ts'

/** The texts of the documents in a file of manifests. */
export function documentTexts(text: string): readonly string[] {
  return text.split(/^---(?:[ \t].*)?\r?$/m).filter(document => /^[^#\s]/m.test(document))
}

/** The objects in a file of manifests; undefined if it is another file, or cannot be read. */
export function objectsIn(file: string, text: string): readonly TreeObject[] | undefined {
  const objects: TreeObject[] = []
  for (const document of documentTexts(text)) {
    const { value, diagnostics } = readYaml(sourceFile(file, document))
    if (diagnostics.length > 0 || !isKubernetesObject(value)) return undefined
    objects.push({ ref: refOf(value), file, value: JSON.parse(JSON.stringify(value)) })
  }
  return objects
}
