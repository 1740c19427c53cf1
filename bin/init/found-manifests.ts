import { join } from 'node:path'
import { entriesOf, SKIPPED, textAt } from './folder.ts'

/** How many files of a folder are manifests of Kubernetes, by the folder; those of charts, which are templates, do not count. */
export function foundManifests(root: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  const look = (path: string, depth: number) => {
    const entries = entriesOf(join(root, path))
    if (entries.some(({ name }) => name === 'Chart.yaml')) return
    const files = entries.filter(entry => entry.isFile() && /\.ya?ml$/.test(entry.name))
    const manifests = files.filter(({ name }) => isManifest(join(root, path, name)))
    if (manifests.length > 0) found.set(path || '.', manifests.length)
    if (depth < DEEPEST)
      for (const { name } of entries.filter(entry => entry.isDirectory() && !SKIPPED.test(entry.name)))
        look(path ? `${path}/${name}` : name, depth + 1)
  }
  look('', 0)
  return found
}

const DEEPEST = 4

function isManifest(path: string): boolean {
  const text = textAt(path)
  return /^apiVersion:[ \t]*\S/m.test(text) && /^kind:[ \t]*\w/m.test(text)
}
