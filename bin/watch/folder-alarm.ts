import { existsSync, type FSWatcher, watch } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Notifies of changes in folders. It may notify without a change, and on some disks not at all: callers must check the
 * files, and also do so from time to time.
 */
export class FolderAlarm {
  #watchers: readonly FSWatcher[] = []
  readonly #ring: () => void

  constructor(ring: () => void) {
    this.#ring = ring
  }

  /** Listens to the folders of these paths, or to the nearest ones above that are there. */
  listenTo(paths: readonly string[]): void {
    const old = this.#watchers
    const folders = new Set(paths.map(path => folderAbove(path)))
    this.#watchers = [...folders].flatMap(folder => this.#watcherOf(folder) ?? [])
    for (const watcher of old) watcher.close()
  }

  close(): void {
    for (const watcher of this.#watchers) watcher.close()
    this.#watchers = []
  }

  /** The system may have no more watchers to give. */
  #watcherOf(folder: string): FSWatcher | undefined {
    try {
      return watch(folder, this.#ring).on('error', this.#ring)
    } catch {
      return undefined
    }
  }
}

function folderAbove(path: string): string {
  const folder = dirname(path)
  return existsSync(folder) || folder === path ? folder : folderAbove(folder)
}
