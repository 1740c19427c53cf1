import { isManifestFile } from '../k8s/manifest-file.ts'
import { type KubernetesObject, keyOf, refOf } from '../k8s/object.ts'
import { objectsIn } from './documents.ts'
import type { ChangedText, NextTree } from './find-removals.ts'
import { isOutOfReach, type LostPermissions, lostPermissions } from './lost-permissions.ts'
import { isLeft } from './sync-option.ts'
import { unitOfPath } from './unit-of-path.ts'

/** Objects that go from a tree, and that Argo CD cannot delete because their project no longer allows them. */
export interface Orphans extends LostPermissions {
  /** As `Deployment/web`. */
  readonly objects: readonly string[]
}

/** Objects that changes of files would leave running without an owner. */
export function findOrphans(changes: readonly ChangedText[], next: NextTree): Orphans | undefined {
  const project = changes.find(({ path, before }) => path === 'project.yaml' && before)
  const lost = project && lostPermissions(objectsOf(project), next.objects)
  if (!lost) return undefined
  const left = new Set(next.objects.map(object => keyOf(refOf(object))))
  const units = new Set([...next.files.keys()].map(unitOfPath))
  const isSet = next.files.has('applicationset.yaml')
  const objects = changes
    .filter(({ path, before }) => before && unitOfPath(path) !== undefined && isManifestFile(path))
    // What leaves an ApplicationSet stays anyway.
    .filter(({ path }) => !(isSet && !path.startsWith('helm/') && !units.has(unitOfPath(path))))
    .flatMap(objectsOf)
    .filter(object => isGone(object, left, next) && !isLeft(object, 'Prune') && isOutOfReach(object, lost))
  if (objects.length === 0) return undefined
  const used = (namespace: string) => objects.some(object => namespaceOf(object) === namespace)
  return {
    ...lost,
    namespaces: new Set([...lost.namespaces].filter(used)),
    objects: objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`),
  }
}

function objectsOf({ path, before }: ChangedText): readonly KubernetesObject[] {
  return (objectsIn(path, before!.text) ?? []).map(({ value }) => value as KubernetesObject)
}

/** A chart's Application that has another destination is as good as gone there. */
function isGone(object: KubernetesObject, left: ReadonlySet<string>, { objects }: NextTree): boolean {
  const key = keyOf(refOf(object))
  if (!left.has(key)) return true
  if (object.kind !== 'Application') return false
  const now = objects.find(other => keyOf(refOf(other)) === key)
  return now !== undefined && namespaceOf(now) !== namespaceOf(object)
}

function namespaceOf(object: KubernetesObject): string | undefined {
  const { spec } = object as { readonly spec?: { readonly destination?: { readonly namespace?: string } } }
  return object.kind === 'Application' ? spec?.destination?.namespace : object.metadata.namespace
}
