import type { Opening } from '../ir/exposure.ts'
import { lossOfField, lossOfObject } from './data-loss.ts'
import type { Exposure } from './exposure/exposure.ts'
import type { FieldChange } from './field-change.ts'
import { pathText } from './field-step.ts'
import { isImmutable } from './immutable-fields.ts'
import { folderOfClaim, type MovedData, movedData } from './moved-data.ts'
import type { Risk } from './risk.ts'
import { podsSelectedBy } from './selected-pods.ts'
import type { TreeSide } from './tree-side.ts'

/** The routes of objects. */
export function routesOf(objects: readonly object[], exposure: Exposure): ReadonlySet<string> {
  const routers = objects.filter(object => exposure.isRouter(object))
  return new Set(routers.flatMap(router => exposure.openingsOf(router)).map(({ id }) => id))
}

/** What adding an object may do, when the tree was as it was before; some routes were those of objects that are gone. */
export function risksOfAdded(
  after: object,
  before: TreeSide,
  routes: ReadonlySet<string>,
  exposure: Exposure,
): readonly Risk[] {
  const { kind } = after as { readonly kind: string }
  // Pods without a policy connect to all peers: the first policy opens nothing.
  if (kind === 'NetworkPolicy' && !isFurtherPolicy(after, before)) return []
  // The route of an object with another name is not new.
  const known = exposure.isRouter(after) ? routes : new Set(['token'])
  return exposure
    .openingsOf(after)
    .filter(({ id }) => !known.has(id))
    .map(widens)
}

function isFurtherPolicy(policy: object, before: TreeSide): boolean {
  const selected = new Set(podsSelectedBy(policy, before))
  if (selected.size === 0) return false
  return [...before.objects.values()].some(
    ({ ref, value }) => ref.kind === 'NetworkPolicy' && podsSelectedBy(value, before).some(pods => selected.has(pods)),
  )
}

/** What removing an object may do, when the rest of the tree is as it is afterwards. */
export function risksOfRemoved(before: object, after: TreeSide, exposure: Exposure): readonly Risk[] {
  const loss = lossOfObject(before)
  return [
    ...(loss ? [{ kind: 'deletes-data' as const, because: loss }] : []),
    ...barriersLost(before, after, exposure).map(because => ({ kind: 'widens-exposure' as const, because })),
  ]
}

function barriersLost(before: object, after: TreeSide, exposure: Exposure): readonly string[] {
  const { kind } = before as { readonly kind: string }
  if (exposure.isGuard(before)) return exposure.barriersOf(before).map(({ because }) => because)
  const left = kind === 'NetworkPolicy' ? podsSelectedBy(before, after) : []
  return left.length > 0 ? [`nothing restricts any longer who talks to ${left.join(', ')}`] : []
}

/** What differences between two versions of an object may do, of each; what no single one does comes at the end. */
export function risksOfChanged(
  before: object,
  after: object,
  changes: readonly FieldChange[],
  exposure: Exposure,
): { readonly fields: readonly (readonly Risk[])[]; readonly object: readonly Risk[] } {
  const { kind } = after as { readonly kind: string }
  const widened = [
    ...without(exposure.openingsOf(after), exposure.openingsOf(before)),
    ...without(exposure.barriersOf(before), exposure.barriersOf(after)),
  ]
  const told = new Set<Opening>()
  const fields = changes.map(change => {
    const path = pathText(change.path)
    const own = widened.filter(opening => isAbout(opening.path, path))
    for (const opening of own) told.add(opening)
    return [...risksOfField(kind, path, change), ...own.map(widens)]
  })
  return {
    fields,
    object: [...movedData(before, after).map(leaves), ...widened.filter(opening => !told.has(opening)).map(widens)],
  }
}

function risksOfField(kind: string, path: string, change: FieldChange): readonly Risk[] {
  if (change.hasNoEffect) return []
  const loss = lossOfField(kind, path, change)
  return [
    ...(loss ? [{ kind: 'deletes-data' as const, because: loss }] : []),
    ...(isImmutable(kind, path)
      ? [{ kind: 'immutable-field' as const, because: `delete and re-create the ${kind}: the field cannot be changed` }]
      : []),
    ...(/^(DaemonSet|Deployment|ReplicaSet|StatefulSet)$/.test(kind) && /^spec\.template\b/.test(path)
      ? [{ kind: 'restarts-pods' as const, because: `the pods of the ${kind} are replaced` }]
      : []),
  ]
}

function without(openings: readonly Opening[], others: readonly Opening[]): readonly Opening[] {
  const ids = new Set(others.map(({ id }) => id))
  return openings.filter(({ id, within = [] }) => ![id, ...within].some(other => ids.has(other)))
}

/** Whether a difference is in or around a field. */
function isAbout(field: string, path: string): boolean {
  return field === path || startsAt(field, path) || startsAt(path, field)
}

function startsAt(longer: string, path: string): boolean {
  return longer.startsWith(path) && /^[.[]/.test(longer.slice(path.length))
}

function leaves({ claim, container, before, after }: MovedData): Risk {
  const because = `the container "${container}" uses ${folderOfClaim(after)} of the claim ${claim}, which is empty, no longer ${folderOfClaim(before)}`
  return { kind: 'deletes-data', because }
}

function widens({ because }: Opening): Risk {
  return { kind: 'widens-exposure', because }
}
