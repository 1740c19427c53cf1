import { type KubernetesObject, keyOf, refOf } from '../k8s/object.ts'
import { compareValues } from './compare-values.ts'
import { objectsIn } from './documents.ts'
import { pathText } from './field-step.ts'
import type { ChangedText, NextTree } from './find-removals.ts'
import { type GoneOwner, goneOwners } from './gone-owners.ts'
import { isImmutable } from './immutable-fields.ts'
import { isLeft } from './sync-option.ts'

/** Owners that go from a tree and delete what the tree still has. */
export interface Takedown {
  readonly applications: readonly string[]
  readonly applicationSets: readonly string[]
  /** Where Argo CD is. */
  readonly namespace: string
  /** What they delete, as `Deployment/web`. */
  readonly objects: readonly string[]
  /** Those that cannot be kept, because a field of them changes that cannot be changed. */
  readonly remade: readonly string[]
  /** The root that prunes them, when it has another name from now on. */
  readonly root?: string
  /** What else that root would have pruned, as `application/web`: the project comes last, because Applications need it. */
  readonly rest: readonly string[]
}

/** What changes of files take down though the new tree has it: its Application goes, with a finalizer. */
export function findTakedown(changes: readonly ChangedText[], next: NextTree): Takedown | undefined {
  const owners = goneOwners(objectsBefore(changes, /^(?:applications|helm)\//), next.objects)
  const sets = goneSets(changes, next)
  if (owners.length + sets.length === 0) return undefined
  const after = new Map(next.objects.map(object => [keyOf(refOf(object)), object]))
  const kept = owners.flatMap(owner => {
    const objects = keptOf(owner, changes, next).filter(object => after.has(keyOf(refOf(object))))
    return objects.length > 0 || owner.heir ? [{ application: owner.application, objects }] : []
  })
  const owner = kept[0]?.application ?? sets[0]
  if (!owner) return undefined
  const objects = kept.flatMap(each => each.objects)
  const [root] = objectsBefore(changes, /^root\.yaml$/)
  const leaving = owners.filter(each => !kept.some(({ application }) => application === each.application))
  const projects = objectsBefore(changes, /^project\.yaml$/).filter(object => !after.has(keyOf(refOf(object))))
  return {
    applications: kept.map(({ application }) => application.metadata.name),
    applicationSets: sets.map(({ metadata }) => metadata.name),
    namespace: owner.metadata.namespace ?? 'argocd',
    objects: objects.map(titleOf),
    remade: objects.filter(object => isRemade(object, after.get(keyOf(refOf(object)))!)).map(titleOf),
    ...(root && { root: root.metadata.name }),
    rest: [
      ...leaving.map(({ application }) => `application/${application.metadata.name}`),
      ...projects.map(({ metadata }) => `appproject/${metadata.name}`),
    ],
  }
}

/** An ApplicationSet owns its Applications: when it goes, so do they, also those that the root has taken over by then. */
function goneSets(changes: readonly ChangedText[], { objects }: NextTree): readonly KubernetesObject[] {
  const left = new Set(objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`))
  const hasApplications = objects.some(({ kind }) => kind === 'Application')
  return objectsBefore(changes, /^applicationset\.yaml$/).filter(set => hasApplications && !left.has(titleOf(set)))
}

/** What an Application has applied, as far as its finalizer deletes it. A file that does not change has it, too. */
function keptOf(
  { unit }: GoneOwner,
  changes: readonly ChangedText[],
  { files }: NextTree,
): readonly KubernetesObject[] {
  if (unit === undefined) return []
  const path = `${unit}/manifests.yaml`
  const change = changes.find(each => each.path === path)
  const text = change ? change.before?.text : files.get(path)
  return (objectsIn(path, text ?? '') ?? [])
    .map(({ value }) => value as KubernetesObject)
    .filter(object => !isLeft(object, 'Delete'))
}

function objectsBefore(changes: readonly ChangedText[], paths: RegExp): readonly KubernetesObject[] {
  return changes
    .filter(({ path, before }) => before && paths.test(path))
    .flatMap(({ path, before }) => objectsIn(path, before!.text) ?? [])
    .map(({ value }) => value as KubernetesObject)
}

function isRemade(before: KubernetesObject, after: KubernetesObject): boolean {
  return compareValues(before, after, before.kind).some(({ path }) => isImmutable(before.kind, pathText(path)))
}

function titleOf({ kind, metadata }: KubernetesObject): string {
  return `${kind}/${metadata.name}`
}
