import { isManifestFile } from '../k8s/manifest-file.ts'
import { keyOf } from '../k8s/object.ts'
import { objectsIn } from './documents.ts'
import type { TreeObject, TreeSide } from './tree-side.ts'

/**
 * A tree of files. Those that are the same in the other tree are not read again: their objects are the same, too.
 */
export function writtenSide(files: ReadonlyMap<string, string>, other: TreeSide): TreeSide {
  const known = new Map<string, TreeObject[]>()
  for (const object of other.objects.values()) known.set(object.file, [...(known.get(object.file) ?? []), object])
  const objects = new Map<string, TreeObject>()
  const unreadable = new Set<string>()
  for (const [file, text] of files) {
    if (!isManifestFile(file)) continue
    const found = text === other.files.get(file) ? known.get(file) : objectsIn(file, text)
    if (!found) unreadable.add(file)
    for (const object of found ?? []) objects.set(keyOf(object.ref), object)
  }
  return { objects, files, unreadable }
}
