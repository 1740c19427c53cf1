import type { FileSystem } from './file-system.ts'
import { RUN } from './layout.ts'
import type { Change } from './plan.ts'
import { isSafeName, isSafePath } from './safe-path.ts'

/** One line of a journal: a file that is to become another, and the staged file that holds its new text. */
export interface JournalEntry {
  readonly environment: string
  readonly path: string
  /** Digest of the old text; absent for a new file. */
  readonly before?: string
  /** Digest of the new text; absent for a file that goes. */
  readonly after?: string
  /** Name of the staged file in the run's folder. */
  readonly staged?: string
}

/** A change and the name of the staged file that holds its new text. */
export interface StagedChange extends Change {
  readonly staged?: string
}

/** Notes what is about to happen. From here on a run is completed rather than forgotten. */
export function writeJournal(fileSystem: FileSystem, directory: string, changes: readonly StagedChange[]): void {
  const entries = changes.map(({ environment, path, before, after, staged }) => ({
    environment,
    path,
    ...(before && { before: before.digest }),
    ...(after && { after: after.digest, staged }),
  }))
  const path = `${directory}/${RUN}/${JOURNAL}`
  fileSystem.writeDurably(`${path}.new`, `[\n${entries.map(entry => JSON.stringify(entry)).join(',\n')}\n]\n`)
  fileSystem.rename(`${path}.new`, path)
}

/** The journal of an interrupted run; undefined when it died before anything was moved. */
export function readJournal(fileSystem: FileSystem, directory: string): readonly JournalEntry[] | undefined {
  const path = `${directory}/${RUN}/${JOURNAL}`
  if (fileSystem.kindOf(`${directory}/${RUN}`) !== 'folder' || fileSystem.kindOf(path) !== 'file') return undefined
  const text = fileSystem.readText(path)
  if (text === undefined) return undefined
  return parse(text).filter(isEntry)
}

/** Notes that nothing is left to do. */
export function removeJournal(fileSystem: FileSystem, directory: string): void {
  fileSystem.removeFile(`${directory}/${RUN}/${JOURNAL}`)
}

const JOURNAL = 'journal'

/** A journal may have been brought along with a repository: what is none, or leads elsewhere, is as good as absent. */
function isEntry(entry: unknown): entry is JournalEntry {
  const { environment, path, staged = '0' } = (entry ?? {}) as Readonly<Record<string, unknown>>
  if (typeof environment !== 'string' || typeof path !== 'string' || typeof staged !== 'string') return false
  return (environment === '' || isSafeName(environment)) && isSafePath(path) && /^\d+$/.test(staged)
}

function parse(text: string): readonly unknown[] {
  try {
    const entries: unknown = JSON.parse(text)
    return Array.isArray(entries) ? entries : []
  } catch {
    return []
  }
}
