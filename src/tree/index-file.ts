import { isSafePath } from './safe-path.ts'

/** The files that were written here before, each with the digest of what was written; two after a merge of branches. */
export type Index = ReadonlyMap<string, readonly string[]>

/** Reads an index. Lines of a merge conflict and paths that lead elsewhere are as good as absent. */
export function parseIndex(text: string): Index {
  const index = new Map<string, readonly string[]>()
  for (const [, digest, path] of text.matchAll(/^([0-9a-f]{64}) {2}(.+?)\r?$/gm))
    if (isSafePath(path!)) index.set(path!, [...(index.get(path!) ?? []), digest!])
  return index
}

/** Writes an index as `sha256sum` would, sorted, so that two branches seldom change the same line. */
export function indexText(index: Index): string {
  const lines = [...index]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, digests]) => digests.map(digest => `${digest}  ${path}\n`))
  return HEADER + lines.join('')
}

const HEADER = '# Written by k3s-platform: it replaces and removes these files while they have these digests.\n'
