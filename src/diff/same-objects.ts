import { stemOfJob } from '../k8s/job-name.ts'
import type { Ref } from '../k8s/object.ts'
import type { TreeObject, TreeSide } from './tree-side.ts'

/**
 * The objects of a tree, by key, each with the one of an older tree that it is or takes the place of: a Job that runs
 * something else has another name.
 */
export function sameObjects(before: TreeSide, after: TreeSide): ReadonlyMap<string, TreeObject> {
  const same = new Map<string, TreeObject>()
  const gone = new Map<string, TreeObject>()
  for (const [key, then] of before.objects) {
    if (after.objects.has(key)) same.set(key, then)
    else if (then.ref.kind === 'Job') gone.set(stemKey(then.ref), then)
  }
  if (gone.size === 0) return same
  for (const [key, { ref }] of after.objects) {
    const then = ref.kind === 'Job' && !same.has(key) ? gone.get(stemKey(ref)) : undefined
    if (!then) continue
    same.set(key, then)
    gone.delete(stemKey(ref))
  }
  return same
}

function stemKey({ namespace = '', name }: Ref): string {
  return `${namespace}/${stemOfJob(name)}`
}
