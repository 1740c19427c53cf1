import type { Renaming } from './renaming.ts'

/** A renaming in one sentence. */
export function renamingText({ what, unit, before, after }: Renaming): string {
  return what === 'unit'
    ? `${before} is gone and ${after} is nearly the same: renamed?`
    : `${unit} moves from namespace ${before} to ${after}: Kubernetes deletes it there and recreates it here.`
}
