import type { Diagnostic } from '../ir/diagnostic.ts'
import { digestOf, isSameText } from './digest.ts'
import type { FileSystem } from './file-system.ts'
import { holdsOnly } from './folders.ts'
import { type Index, indexText, parseIndex } from './index-file.ts'
import { type JournalEntry, readJournal } from './journal.ts'
import { INDEX, inTree } from './layout.ts'
import { hasLock } from './lock.ts'
import { type Found, lookInto } from './look.ts'
import { conflictMessage } from './messages.ts'
import { type Change, type Conflict, type Plan, planEnvironment } from './plan.ts'
import { hasRunFolder } from './run-folder.ts'
import type { Tree } from './tree.ts'
import type { WriteOptions } from './write-options.ts'

/** What is in the output folder, and what will change. */
export interface Survey {
  /** Whether a run is at work or died there. */
  readonly interrupted: boolean
  /** Whether there is a lock, of a run at work or of one that died. */
  readonly locked: boolean
  readonly changes: readonly Change[]
  /** The indexes that change. */
  readonly indexes: readonly Change[]
  readonly conflicts: readonly Diagnostic[]
  readonly unchanged: number
}

/** Reads each file once, and plans. Changes nothing. */
export function survey(fileSystem: FileSystem, trees: readonly Tree[], options: WriteOptions): Survey {
  const { directory, only = () => true, force = false } = options
  const journal = readJournal(fileSystem, directory) ?? []
  const look = lookInto(fileSystem, directory)
  const conflicts: Conflict[] = []
  const indexes: Change[] = []
  const plans = trees.map((tree): Plan => {
    const { environment } = tree
    const place = inTree(environment, INDEX)
    const found = look(place)
    const text = textOf(found)
    if (found.kind === 'link') conflicts.push({ kind: 'link', environment, path: place })
    if (found.kind === 'folder' || found.kind === 'other') conflicts.push({ kind: 'no-file', environment, path: place })
    const index = withJournal(parseIndex(text ?? ''), journal, environment)
    const plan = planEnvironment({
      tree,
      index,
      look,
      isSame: (one, other) => fileSystem.isSame(`${directory}/${one}`, `${directory}/${other}`),
      holdsOnly: (folder, goes) => holdsOnly(fileSystem, directory, folder, goes),
      only,
      force,
    })
    indexes.push(...indexChange(environment, text, plan.index))
    return plan
  })
  conflicts.push(...plans.flatMap(plan => plan.conflicts))
  return {
    interrupted: hasRunFolder(fileSystem, directory),
    locked: hasLock(fileSystem, directory),
    changes: plans.flatMap(plan => plan.changes),
    indexes,
    conflicts: conflicts.map(conflict => conflictMessage(conflict, directory)),
    unchanged: plans.reduce((sum, plan) => sum + plan.unchanged, 0),
  }
}

function textOf(found: Found): string | undefined {
  return found.kind === 'file' ? found.text : undefined
}

/** What an interrupted run has already moved into place is ours as well. */
function withJournal(index: Index, journal: readonly JournalEntry[], environment: string): Index {
  const result = new Map(index)
  for (const entry of journal)
    if (entry.environment === environment && entry.after !== undefined)
      result.set(entry.path, [...(result.get(entry.path) ?? []), entry.after])
  return result
}

function indexChange(environment: string, old: string | undefined, index: Index): readonly Change[] {
  const text = index.size === 0 ? undefined : indexText(index)
  if (text === old || (text !== undefined && old !== undefined && isSameText(text, old))) return []
  return [
    {
      environment,
      path: INDEX,
      ...(old !== undefined && { before: { text: old, digest: digestOf(old) } }),
      ...(text !== undefined && { after: { text, digest: digestOf(text) } }),
    },
  ]
}
