import { nodeFileSystem } from './file-system.ts'
import { parseIndex } from './index-file.ts'
import { INDEX, inTree } from './layout.ts'
import { lookInto } from './look.ts'

/**
 * The files of an environment's tree as they are on the disk, edited or not: those that were written here, and those at
 * the paths of the given ones. Texts have `\n` at their line ends.
 */
export function readTree(directory: string, environment: string, paths: Iterable<string> = []): Map<string, string> {
  const look = lookInto(nodeFileSystem, directory)
  const index = look(inTree(environment, INDEX))
  const written = index.kind === 'file' ? parseIndex(index.text).keys() : []
  const files = new Map<string, string>()
  for (const path of [...new Set([...written, ...paths])].sort()) {
    const found = look(inTree(environment, path))
    if (found.kind === 'file') files.set(path, found.text.replaceAll('\r\n', '\n'))
  }
  return files
}
