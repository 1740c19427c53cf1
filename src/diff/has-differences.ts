import type { TreeDiff } from './tree-diff.ts'

/** Whether anything differs but the order of what has none. */
export function hasDifferences({ objects, files }: TreeDiff): boolean {
  return files.length > 0 || objects.some(isTold)
}

/** Whether an object's change is worth telling. */
export function isTold({ change, fields }: TreeDiff['objects'][number]): boolean {
  return change !== 'changed' || fields.some(({ hasNoEffect }) => !hasNoEffect)
}
