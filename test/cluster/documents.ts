import { isManifestFile } from 'k3s-platform'
import { parse } from 'yaml'

/** One document of a tree. */
export interface TreeDocument {
  /** The file of the tree. */
  readonly path: string
  readonly text: string
  readonly namespace: string | undefined
}

/** Every object of a tree's files, apart from what only kustomize reads. */
export function documentsOf(files: Iterable<readonly [path: string, text: string]>): TreeDocument[] {
  return [...files]
    .filter(([path]) => isManifestFile(path))
    .flatMap(([path, text]) => text.split(/^---\n/m).map(one => ({ path, text: one, namespace: namespaceOf(one) })))
}

/** Only the head is read: the rest is for the server's own parser. */
function namespaceOf(text: string): string | undefined {
  const head = /^metadata:\n(?:[ \t].*\n)*/m.exec(text)?.[0] ?? ''
  const line = /^ {2}namespace: (.*)$/m.exec(head)?.[1]
  return line === undefined ? undefined : String(parse(line, { schema: 'failsafe' }))
}
