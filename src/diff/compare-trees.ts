import { type KindPlaces, NO_PLACES, rankOfKind } from '../k8s/kinds.ts'
import { isKustomizationFile } from '../k8s/kustomization-file.ts'
import type { Cause } from './cause.ts'
import { compareValues } from './compare-values.ts'
import { Exposure } from './exposure/exposure.ts'
import { Fate } from './fate.ts'
import { pointerIn } from './field-step.ts'
import type { FileChange } from './file-change.ts'
import { CauseFinder } from './find-cause.ts'
import type { ObjectChange } from './object-change.ts'
import { Redaction } from './redact.ts'
import { movedUnits, renamedUnits } from './renaming.ts'
import type { Risk } from './risk.ts'
import { risksOfAdded, risksOfChanged, risksOfRemoved, routesOf } from './risks.ts'
import { sameObjects } from './same-objects.ts'
import { secretChanges } from './secret-changes.ts'
import type { TreeDiff } from './tree-diff.ts'
import type { TreeObject, TreeSide } from './tree-side.ts'

/**
 * What differs between two trees of an environment, object by object and field by field, why, and what it may do. True
 * and complete: the old objects with these differences made are the new ones.
 */
export function compareTrees(
  environment: string,
  before: TreeSide,
  after: TreeSide,
  exposure: Exposure = new Exposure(),
  places: KindPlaces = NO_PLACES,
): TreeDiff {
  const causes = new CauseFinder(before, after)
  const same = sameObjects(before, after)
  const kept = new Set(same.values())
  const gone = [...before.objects.values()].filter(then => !kept.has(then))
  const routes = routesOf(
    gone.map(({ value }) => value),
    exposure,
  )
  const fate = new Fate(before, after, exposure)
  const redaction = new Redaction(before, after)
  const objects: ObjectChange[] = []
  for (const [key, now] of after.objects) {
    const then = same.get(key)
    const change = then
      ? changeOf(then, now, { causes, fate, exposure, redaction })
      : additionOf(now, redaction, causes, risksOfAdded(now.value, before, routes, exposure))
    if (change) objects.push(change)
  }
  for (const then of gone) {
    const risks = [...risksOfRemoved(then.value, after, exposure), ...fate.ofGone(then)]
    objects.push(removalOf(then, redaction, causes, risks))
  }
  return {
    environment,
    objects: withConsequences(objects, causes).sort((one, other) => inOrderOfFiles(one, other, places)),
    files: fileChanges(before.files, after.files, filesOfObjects(before, after), redaction),
    renamings: [...renamedUnits(before.files, after.files), ...movedUnits(before.files, after.files)],
    secrets: before.objects.size === 0 ? [] : secretChanges(before, after, same),
  }
}

interface Judges {
  readonly causes: CauseFinder
  readonly fate: Fate
  readonly exposure: Exposure
  readonly redaction: Redaction
}

function changeOf(
  then: TreeObject,
  now: TreeObject,
  { causes, fate, exposure, redaction }: Judges,
): ObjectChange | undefined {
  const changes = compareValues(then.value, now.value, now.ref.kind)
  const isElsewhere = then.file !== now.file
  const replaced = fate.ofReplaced(then, now)
  if (changes.length === 0 && !isElsewhere && replaced.length === 0) return undefined
  const risks = risksOfChanged(then.value, now.value, changes, exposure)
  const shown = redaction.changes(changes, then.value, now.value)
  const fields = changes.map((change, index) => ({
    ...shown[index]!,
    cause: causes.of({
      before: then,
      beforeAt: pointerIn(change.path, 'before'),
      after: now,
      afterAt: pointerIn(change.path, 'after'),
    }),
    risks: replaced.length > 0 ? risks.fields[index]!.filter(isOfReplaced) : risks.fields[index]!,
  }))
  return {
    ref: now.ref,
    change: replaced.length > 0 ? 'replaced' : changes.length === 0 ? 'moved' : 'changed',
    ...(then.ref.name !== now.ref.name && { replaces: then.ref }),
    beforeFile: then.file,
    afterFile: now.file,
    fields,
    risks: [...risks.object, ...replaced, ...fate.ofRoutes(then)],
    cause: causes.of({ before: then, beforeAt: '', after: now, afterAt: '' }),
  }
}

/** A recreated object may have any value, and its pods restart anyway. */
function isOfReplaced({ kind }: Risk): boolean {
  return kind !== 'immutable-field' && kind !== 'restarts-pods'
}

function additionOf(now: TreeObject, redaction: Redaction, causes: CauseFinder, risks: readonly Risk[]): ObjectChange {
  return {
    ref: now.ref,
    change: 'added',
    afterFile: now.file,
    after: redaction.object(now.value),
    fields: [],
    risks,
    cause: causes.of({ after: now, afterAt: '' }),
  }
}

function removalOf(then: TreeObject, redaction: Redaction, causes: CauseFinder, risks: readonly Risk[]): ObjectChange {
  return {
    ref: then.ref,
    change: 'removed',
    beforeFile: then.file,
    before: redaction.object(then.value),
    fields: [],
    risks,
    cause: causes.of({ before: then, beforeAt: '' }),
  }
}

/** Gives what no changed line made the lines that changed the rest of the object, or of its unit, or of the tree. */
function withConsequences(objects: readonly ObjectChange[], causes: CauseFinder): ObjectChange[] {
  const whole = causes.together(causesOf(objects))
  const byFile = new Map<string, ObjectChange[]>(objects.map(object => [fileOf(object), []]))
  for (const object of objects) byFile.get(fileOf(object))!.push(object)
  const around = (object: ObjectChange): Cause | undefined =>
    causes.together(causesOf([object])) ?? causes.together(causesOf(byFile.get(fileOf(object))!)) ?? whole
  return objects.map(object => {
    if (!causesOf([object]).some(({ isIndirect }) => isIndirect)) return object
    const better = around(object)
    const direct = (cause: Cause) => (cause.isIndirect && better ? better : cause)
    return {
      ...object,
      cause: direct(object.cause),
      fields: object.fields.map(field => ({ ...field, cause: direct(field.cause) })),
    }
  })
}

/** Of a changed object only its fields have causes that count. */
function causesOf(objects: readonly ObjectChange[]): readonly Cause[] {
  return objects.flatMap(({ cause, fields }) => (fields.length > 0 ? fields.map(field => field.cause) : [cause]))
}

/** The objects as they are in the tree. */
function inOrderOfFiles(one: ObjectChange, other: ObjectChange, places: KindPlaces): number {
  return (
    compare(fileOf(one), fileOf(other)) ||
    rankOfKind(one.ref.kind, places) - rankOfKind(other.ref.kind, places) ||
    compare(one.ref.kind, other.ref.kind) ||
    compare(one.ref.name, other.ref.name)
  )
}

function fileOf({ beforeFile, afterFile }: ObjectChange): string {
  return afterFile ?? beforeFile!
}

/** Files whose objects are compared. Those that cannot be read are reported as files. */
function filesOfObjects(...sides: readonly TreeSide[]): ReadonlySet<string> {
  const files = new Set(sides.flatMap(({ objects }) => [...objects.values()].map(({ file }) => file)))
  for (const { unreadable = [] } of sides) for (const file of unreadable) files.delete(file)
  return files
}

/** Lists for Kustomize are left out: they follow from the objects that come and go. */
function fileChanges(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  known: ReadonlySet<string>,
  redaction: Redaction,
): readonly FileChange[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])]
    .filter(path => !known.has(path) && !isKustomizationFile(path))
    .sort(compare)
  return paths.flatMap((path): readonly FileChange[] => {
    const [then, now] = [before.get(path), after.get(path)]
    if (then === now) return []
    if (then === undefined) return [{ path, change: 'added', fields: [] }]
    if (now === undefined) return [{ path, change: 'removed', fields: [] }]
    return [{ path, change: 'changed', fields: fieldsOf(path, then, now, redaction) }]
  })
}

function fieldsOf(path: string, then: string, now: string, redaction: Redaction): FileChange['fields'] {
  if (!path.endsWith('.json')) return []
  try {
    const [before, after] = [JSON.parse(then), JSON.parse(now)]
    return redaction.changes(compareValues(before, after, ''), before, after)
  } catch {
    return []
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
