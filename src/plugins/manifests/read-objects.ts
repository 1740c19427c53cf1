import {
  type Context,
  isKubernetesObject,
  isMap,
  type KubernetesObject,
  type Origin,
  originsOf,
} from 'k3s-platform/plugin'
import { kustomizationFound, notAnObject, unreadablePath } from './messages.ts'

/** What reading objects needs of the context. */
export type Reading = Pick<Context, 'files' | 'report'>

/** The objects of a file, or of the files below a folder, in the order of their names; nothing on a mistake. */
export function readObjects(
  path: string,
  at: Origin | undefined,
  reading: Reading,
): readonly KubernetesObject[] | undefined {
  const files = filesAt(path, at, reading)
  const kustomization = files?.find(file => /(^|\/)kustomization\.ya?ml$/i.test(file))
  if (kustomization !== undefined) {
    reading.report(kustomizationFound(kustomization, at))
    return undefined
  }
  return files?.flatMap(file => objectsIn(file, reading))
}

function filesAt(path: string, at: Origin | undefined, { files, report }: Reading): readonly string[] | undefined {
  const kind = files.kind(path)
  if (kind === 'file') return [path]
  const listing = kind === 'folder' ? files.list(path) : { problem: kind }
  if ('files' in listing)
    return listing.files
      .filter(file => /\.(ya?ml|json)$/.test(file))
      .map(file => (path === '.' ? file : `${path.replace(/\/+$/, '')}/${file}`))
  report(unreadablePath(path, listing.problem, at))
  return undefined
}

/** Kubernetes reads YAML 1.1: `yes` is true, and `0644` is an octal number. */
function objectsIn(file: string, { files, report }: Reading): readonly KubernetesObject[] {
  const documents = files.readYaml(file, { version: '1.1', several: true })
  if (documents === undefined) return []
  const list = [documents].flat()
  return list.flatMap((document, index) =>
    itemsOf(document).flatMap(item => {
      if (isKubernetesObject(item)) return [item]
      report(notAnObject(file, originsOf(item)[0] ?? originsOf(documents, index)[0]))
      return []
    }),
  )
}

/** A List is what is in it, and a document without content is nothing. */
function itemsOf(document: unknown): readonly unknown[] {
  if (document === null || document === undefined) return []
  if (!isMap(document)) return [document]
  const { kind, items } = document
  return typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items) ? items : [document]
}
