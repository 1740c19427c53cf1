import { isDeepStrictEqual } from 'node:util'
import { type KubernetesObject, keyOf } from '../k8s/object.ts'
import { documentTexts, objectsIn } from './documents.ts'
import { movedData } from './moved-data.ts'
import type { Removal } from './removal.ts'
import { namespacesIn, renamedUnits } from './renaming.ts'
import { unitOfPath } from './unit-of-path.ts'

/** A file of a tree that becomes another one. */
export interface ChangedText {
  readonly path: string
  readonly before?: { readonly text: string }
  readonly after?: { readonly text: string }
}

/** A tree as it is to be. */
export interface NextTree {
  readonly files: ReadonlyMap<string, string>
  readonly objects: readonly KubernetesObject[]
}

/** What changes of files take away from a tree: units, claims, and namespaces in which nothing is left. */
export function findRemovals(changes: readonly ChangedText[], next: NextTree): readonly Removal[] {
  const removed = changes.filter(({ before }) => before)
  return removed.length === 0
    ? []
    : [
        ...removedUnits(removed, changes, next),
        ...removedClaims(removed, next),
        ...unusedData(removed, next),
        ...removedNamespaces(removed, next),
      ]
}

function removedUnits(
  removed: readonly ChangedText[],
  changes: readonly ChangedText[],
  next: NextTree,
): readonly Removal[] {
  const gone = new Set(removed.flatMap(({ path, after }) => (after ? [] : (unitOfPath(path) ?? []))))
  if (gone.size > 0) for (const path of next.files.keys()) gone.delete(unitOfPath(path) ?? '')
  if (gone.size === 0) return []
  const texts = (version: 'after' | 'before') =>
    new Map(changes.flatMap(change => (change[version] ? [[change.path, change[version].text] as const] : [])))
  const renamed = renamedUnits(texts('before'), texts('after'))
  return [...gone].sort().map(name => {
    const instead = renamed.find(({ before }) => before === name)
    return { what: 'unit', name, ...(instead && { instead: { name: instead.after } }) }
  })
}

/** Texts are looked through before they are read: a build may change thousands, and few have claims. */
function removedClaims(removed: readonly ChangedText[], { objects }: NextTree): readonly Removal[] {
  const documents = removed.flatMap(({ path, before, after }) =>
    documentTexts(before!.text)
      .filter(text => text.includes('PersistentVolumeClaim') && !after?.text.includes(text))
      .flatMap(text => objectsIn(path, text) ?? []),
  )
  const before = documents.filter(({ ref }) => ref.kind === 'PersistentVolumeClaim')
  if (before.length === 0) return []
  const after = objects.filter(({ kind }) => kind === 'PersistentVolumeClaim')
  const known = new Set(before.map(({ ref }) => keyOf(ref)))
  const kept = new Set(after.map(({ apiVersion, kind, metadata }) => keyOf({ apiVersion, kind, ...metadata })))
  const fresh = after.filter(({ apiVersion, kind, metadata }) => !known.has(keyOf({ apiVersion, kind, ...metadata })))
  return before
    .filter(({ ref }) => !kept.has(keyOf(ref)))
    .map(({ ref, file, value }): Removal => {
      const unit = unitOfPath(file)
      const instead =
        fresh.find(({ metadata }) => metadata.name === ref.name) ??
        fresh.find(({ metadata }) => isOfSameOwner(metadata, (value as KubernetesObject).metadata))
      return {
        what: 'claim',
        name: ref.name,
        ...(ref.namespace !== undefined && { namespace: ref.namespace }),
        ...(unit !== undefined && { unit }),
        ...(instead && { instead: placeOf(instead) }),
      }
    })
}

/** Data in claims that stay, in folders that their containers no longer use. */
function unusedData(removed: readonly ChangedText[], { objects }: NextTree): readonly Removal[] {
  return removed.flatMap(({ path, before, after }) =>
    documentTexts(before!.text)
      .filter(text => text.includes('claimName') && after && !after.text.includes(text))
      .flatMap(text => objectsIn(path, text) ?? [])
      .flatMap(({ ref, value }) => {
        const now = objects.find(
          ({ apiVersion, kind, metadata }) => keyOf({ apiVersion, kind, ...metadata }) === keyOf(ref),
        )
        const unit = unitOfPath(path)
        return movedData(value, now ?? {}).map(
          (moved): Removal => ({
            what: 'data',
            name: moved.claim,
            moved,
            ...(ref.namespace !== undefined && { namespace: ref.namespace }),
            ...(unit !== undefined && { unit }),
          }),
        )
      }),
  )
}

/** Claims of one app or stack have the same labels. */
function isOfSameOwner({ labels }: KubernetesObject['metadata'], other: KubernetesObject['metadata']): boolean {
  return labels !== undefined && isDeepStrictEqual({ ...labels }, { ...other.labels })
}

function placeOf({ metadata: { name, namespace } }: KubernetesObject): NonNullable<Removal['instead']> {
  return { name, ...(namespace !== undefined && { namespace }) }
}

function removedNamespaces(removed: readonly ChangedText[], { objects }: NextTree): readonly Removal[] {
  const left = new Set(
    objects.flatMap(({ kind, metadata }) => [metadata.namespace, ...(kind === 'Namespace' ? [metadata.name] : [])]),
  )
  const before = new Set(removed.flatMap(change => [...namespacesIn(change.before!.text)]))
  return [...before]
    .filter(name => !left.has(name))
    .sort()
    .map(name => ({ what: 'namespace', name }))
}
