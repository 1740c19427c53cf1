import { digestOf, isSameText } from './digest.ts'
import { folded } from './folded.ts'
import type { Index } from './index-file.ts'
import { inTree } from './layout.ts'
import type { Found } from './look.ts'
import type { Tree } from './tree.ts'

/** A file that becomes another: absent before when it is new, absent after when it goes. */
export interface Change {
  readonly environment: string
  /** Relative to the environment's folder. */
  readonly path: string
  readonly before?: Version
  readonly after?: Version
  /** Whether the file was edited after it was written, and the edit is lost. */
  readonly isEdited?: true
}

/** The text of a file and its digest. */
export interface Version {
  readonly text: string
  readonly digest: string
}

/** Something on the disk that is not ours to replace. */
export interface Conflict {
  readonly kind: 'foreign' | 'edited' | 'edited-and-going' | 'link' | 'no-file' | 'no-folder'
  readonly environment: string
  /** Relative to the output folder. */
  readonly path: string
}

/** What is to happen to one environment's folder. With conflicts, nothing may. */
export interface Plan {
  readonly changes: readonly Change[]
  readonly conflicts: readonly Conflict[]
  /** How many files are as they should be. */
  readonly unchanged: number
  /** The index once the changes are made. */
  readonly index: Index
}

/** The input of a plan: the indexes, and what is on the disk, read on demand. */
export interface Situation {
  readonly tree: Tree
  readonly index: Index
  /** Takes a path relative to the output folder. */
  readonly look: (path: string) => Found
  /** Whether two existing paths relative to the output folder are two names of one file. */
  readonly isSame: (one: string, other: string) => boolean
  /** Whether a folder of the output folder has no files except those that will be removed. */
  readonly holdsOnly: (folder: string, goes: (path: string) => boolean) => boolean
  /** Takes a path relative to the environment's folder. Outside of it nothing changes. */
  readonly only: (path: string) => boolean
  /** Whether other people's files and edits may be lost. */
  readonly force: boolean
}

/** Plans one environment: generated files that differ change; other files at their paths are conflicts. */
export function planEnvironment(situation: Situation): Plan {
  const { tree, only } = situation
  const draft: Draft = {
    changes: [],
    conflicts: new Map(),
    unchanged: 0,
    index: new Map(),
    going: new Set(),
    respelled: new Set(),
  }
  for (const [path, digests] of situation.index) if (!only(path)) draft.index.set(path, digests)
  const surplus = [...situation.index.keys()].filter(path => only(path) && !tree.files.has(path))
  const spellings = surplus.length === 0 ? new Map() : new Map([...tree.files.keys()].map(path => [folded(path), path]))
  for (const path of surplus) planRemoval(situation, draft, path, spellings.get(folded(path)))
  for (const [path, text] of tree.files) if (only(path)) planFile(situation, draft, path, text)
  const { changes, conflicts, unchanged, index } = draft
  return { changes, conflicts: [...conflicts.values()], unchanged, index }
}

interface Draft {
  readonly changes: Change[]
  /** One link in the way of a hundred files is one conflict. */
  readonly conflicts: Map<string, Conflict>
  unchanged: number
  readonly index: Map<string, readonly string[]>
  /** Files that are removed, relative to the output folder. */
  readonly going: Set<string>
  /** Files of the tree that the disk takes for one that is removed, as their names differ in case alone. */
  readonly respelled: Set<string>
}

function planRemoval(situation: Situation, draft: Draft, path: string, spelling: string | undefined): void {
  const { tree, index, look, force } = situation
  const { environment } = tree
  const place = inTree(environment, path)
  const found = look(place)
  if (found.kind === 'link') addConflict(draft, { kind: 'link', environment, path: place })
  // What became a folder, or is gone, is no longer the file that was written.
  if (found.kind !== 'file') return
  const before = versionOf(found.text)
  const twin = spelling !== undefined && isTwin(situation, place, spelling) ? spelling : undefined
  const written = [...(index.get(path) ?? []), ...((twin && index.get(twin)) ?? [])]
  if (force || written.includes(before.digest)) {
    draft.going.add(place)
    if (twin !== undefined) draft.respelled.add(twin)
    draft.changes.push({ environment, path, before, ...(!written.includes(before.digest) && EDITED) })
  } else addConflict(draft, { kind: 'edited-and-going', environment, path: place })
}

/** Whether the disk takes the new spelling of a name for the old one. */
function isTwin({ tree, look, isSame }: Situation, place: string, spelling: string): boolean {
  const other = inTree(tree.environment, spelling)
  return look(other).kind === 'file' && isSame(place, other)
}

function planFile(situation: Situation, draft: Draft, path: string, text: string): void {
  const { environment } = situation.tree
  const place = inTree(environment, path)
  const found = situation.look(place)
  const after = versionOf(text)
  draft.index.set(path, [after.digest])
  switch (found.kind) {
    case 'file':
      if (draft.respelled.has(path)) draft.changes.push({ environment, path, after })
      else planReplacement(situation, draft, { environment, path, after }, found.text)
      return
    case 'blocked':
      if (draft.going.has(found.by)) draft.changes.push({ environment, path, after })
      else addConflict(draft, { kind: found.byKind === 'link' ? 'link' : 'no-folder', environment, path: found.by })
      return
    case 'missing':
      draft.changes.push({ environment, path, after })
      return
    case 'link':
      addConflict(draft, { kind: 'link', environment, path: place })
      return
    case 'folder':
      if (situation.holdsOnly(place, standing => draft.going.has(standing)))
        draft.changes.push({ environment, path, after })
      else addConflict(draft, { kind: 'no-file', environment, path: place })
      return
    case 'other':
      addConflict(draft, { kind: 'no-file', environment, path: place })
      return
    default:
      found satisfies never
  }
}

function planReplacement(
  { index, force }: Situation,
  draft: Draft,
  change: Change & { readonly after: Version },
  standing: string,
): void {
  if (isSameText(standing, change.after.text)) {
    draft.unchanged += 1
    return
  }
  const before = versionOf(standing)
  const written = index.get(change.path)
  const isOurs = written?.includes(before.digest)
  if (force || isOurs) draft.changes.push({ ...change, before, ...(written && !isOurs && EDITED) })
  else {
    const kind = written === undefined ? 'foreign' : 'edited'
    addConflict(draft, { kind, environment: change.environment, path: inTree(change.environment, change.path) })
  }
}

const EDITED = { isEdited: true } as const

function versionOf(text: string): Version {
  return { text, digest: digestOf(text) }
}

function addConflict(draft: Draft, conflict: Conflict): void {
  draft.conflicts.set(`${conflict.kind} ${conflict.path}`, conflict)
}
