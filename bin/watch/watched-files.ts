import { parse, relative, resolve, sep } from 'node:path'
import type { ProjectFiles } from 'k3s-platform'

/** Files that were asked about, and the folder that their paths start from. */
export interface AskedFiles {
  readonly files: ProjectFiles
  readonly folder: string
}

/** Everything on disk that went into a build, as it was then. */
export class WatchedFiles {
  readonly #asked: readonly AskedFiles[]

  constructor(asked: readonly AskedFiles[]) {
    this.#asked = asked
  }

  /** These and some more. */
  with(more: AskedFiles): WatchedFiles {
    return new WatchedFiles([...this.#asked, more])
  }

  /** The same files as they are now. */
  again(): WatchedFiles {
    return new WatchedFiles(this.#asked.map(({ files, folder }) => ({ files: files.again(), folder })))
  }

  /** Absolute paths that are other than they are in another record of the same files. */
  differencesFrom(other: WatchedFiles): readonly string[] {
    return this.#asked.flatMap(({ files, folder }, index) =>
      files.differencesFrom(other.#asked[index]!.files).map(path => resolve(folder, path)),
    )
  }

  /** Every path that counts, absolute. */
  paths(): readonly string[] {
    return this.#asked.flatMap(({ files, folder }) => files.asked().map(path => resolve(folder, path)))
  }
}

/** Files anywhere on a disk, read through their absolute paths. */
export async function readAnywhere(paths: readonly string[]): Promise<readonly AskedFiles[]> {
  const { filesOnDisk, ProjectFiles } = await import('k3s-platform')
  const folders = new Set(paths.map(path => parse(path).root))
  return [...folders].map(folder => {
    const files = new ProjectFiles(filesOnDisk(folder))
    for (const path of paths) if (parse(path).root === folder) files.read(relative(folder, path).replaceAll(sep, '/'))
    return { files, folder }
  })
}
