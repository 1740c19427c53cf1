import { type FileSystem, nodeFileSystem } from '../../src/tree/file-system.ts'
import { folded } from '../../src/tree/folded.ts'

/** A real disk that takes names for one that differ in case alone, and keeps the first spelling, as those of macOS and Windows do. */
export const foldingDisk: FileSystem = {
  ...nodeFileSystem,
  kindOf: path => nodeFileSystem.kindOf(standing(path)),
  isSame: (one, other) => nodeFileSystem.isSame(standing(one), standing(other)),
  list: folder => nodeFileSystem.list(standing(folder)),
  readText: path => nodeFileSystem.readText(standing(path)),
  writeText: (path, text) => nodeFileSystem.writeText(standing(path), text),
  writeDurably: (path, text) => nodeFileSystem.writeText(standing(path), text),
  link: (file, name) => nodeFileSystem.link(standing(file), standing(name)),
  rename: (from, to) => nodeFileSystem.rename(standing(from), standing(to)),
  removeFile: path => nodeFileSystem.removeFile(standing(path)),
  makeFolder: path => nodeFileSystem.makeFolder(standing(path)),
  removeEmptyFolder: path => nodeFileSystem.removeEmptyFolder(standing(path)),
}

/** The path as the disk has it. */
function standing(path: string): string {
  return path.split('/').reduce((above, name) => {
    const spelling = nodeFileSystem.list(above || '/').find(other => folded(other) === folded(name))
    return `${above}/${spelling ?? name}`
  })
}
