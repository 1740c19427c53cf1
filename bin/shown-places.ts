import { existsSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { Diagnostic, Origin } from 'k3s-platform'

/**
 * Diagnostics, or reports of them, with places relative to another folder than the project's, so that they can be
 * clicked.
 */
export function seenFrom<Said extends Pick<Diagnostic, 'at' | 'related'>>(
  folder: string,
  diagnostics: readonly Said[],
): readonly Said[] {
  if (folder === '') return diagnostics
  const moved = (at: Origin): Origin => ({ ...at, file: seenFile(folder, at.file) })
  return diagnostics.map(diagnostic => ({
    ...diagnostic,
    ...(diagnostic.at && { at: moved(diagnostic.at) }),
    ...(diagnostic.related && { related: diagnostic.related.map(place => ({ ...place, at: moved(place.at) })) }),
  }))
}

/** The name in the project of a file that is named as seen from a folder. */
export function fileInProject(folder: string, seen: string): string {
  return folder === '' ? seen : relative(folder, seen).replaceAll('\\', '/')
}

/** The project's folder within its git repository; empty when it is the repository's, or when there is none. */
export function folderInRepository(folder: string): string {
  for (let above = folder; ; above = dirname(above)) {
    if (existsSync(join(above, '.git'))) return relative(above, folder).replaceAll('\\', '/')
    if (dirname(above) === above) return ''
  }
}

function seenFile(folder: string, file: string): string {
  return join(folder, file)
}
