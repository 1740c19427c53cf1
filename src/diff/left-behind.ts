import type { KubernetesObject } from '../k8s/object.ts'
import { isOutOfReach, lostPermissions } from './lost-permissions.ts'
import { isLeft } from './sync-option.ts'
import type { TreeObject, TreeSide } from './tree-side.ts'
import { unitOfPath } from './unit-of-path.ts'

/** Finds out why an object that goes from a tree stays in the cluster; nothing where Argo CD deletes it. */
export function leftBehind(before: TreeSide, after: TreeSide): (gone: TreeObject) => string | undefined {
  const lost = lostPermissions(objectsOf(before), objectsOf(after))
  const units = new Set([...after.files.keys()].map(unitOfPath))
  return ({ value, file }) => {
    if (isLeft(value, 'Prune')) return 'Argo CD leaves it in the cluster, with its data (Prune=false)'
    const unit = unitOfPath(file)
    if (unit === undefined) return undefined
    const { kind } = value as KubernetesObject
    if (before.files.has('applicationset.yaml') && !units.has(unit) && kind !== 'Application')
      return 'the ApplicationSet leaves what its Applications have applied in the cluster'
    return lost && isOutOfReach(value as KubernetesObject, lost)
      ? `the project "${lost.project}" no longer allows it, so Argo CD leaves it running`
      : undefined
  }
}

function objectsOf({ objects }: TreeSide): readonly KubernetesObject[] {
  return [...objects.values()].map(({ value }) => value as KubernetesObject)
}
