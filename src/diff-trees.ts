import { bundledPlugins, kindsOf } from './bundled-plugins.ts'
import type { Compilation } from './compile.ts'
import { builtSide } from './diff/built-side.ts'
import { compareTrees } from './diff/compare-trees.ts'
import { Exposure } from './diff/exposure/exposure.ts'
import type { TreeDiff } from './diff/tree-diff.ts'
import type { TreeSide } from './diff/tree-side.ts'
import { unitOfPath } from './diff/unit-of-path.ts'
import { writtenSide } from './diff/written-side.ts'
import { placesOf } from './pipeline/check/declared-kind.ts'
import { exposuresOf } from './pipeline/exposures.ts'

/** A tree of one environment: what was compiled here, with its causes, or the texts of files by their paths. */
export type ComparedTree = Compilation | ReadonlyMap<string, string>

/** Which trees to compare, and how much of them. */
export interface DiffOptions {
  readonly environment: string
  readonly before: ComparedTree
  readonly after: ComparedTree
  /** Takes a path relative to the environment's folder. Changes outside of it are skipped. */
  readonly only?: ((path: string) => boolean) | undefined
}

/**
 * Says what differs between two trees of an environment: object by object and field by field, with the lines that made
 * it different and what it may do to what runs. What was compiled must be without errors.
 */
export function diffTrees({ environment, before, after, only }: DiffOptions): TreeDiff {
  const now = sideOf(after)
  const declared = 'resources' in after ? after : 'resources' in before ? before : undefined
  const exposure = new Exposure(declared?.exposure ?? exposuresOf(bundledPlugins()))
  const places = declared?.places ?? placesOf(kindsOf(bundledPlugins()))
  const diff = compareTrees(environment, sideOf(before, now), now, exposure, places)
  return only ? filtered(diff, only) : diff
}

function sideOf(tree: ComparedTree, other: TreeSide = { objects: new Map(), files: new Map() }): TreeSide {
  return 'resources' in tree ? builtSide(tree) : writtenSide(tree, other)
}

function filtered(diff: TreeDiff, only: (path: string) => boolean): TreeDiff {
  const isMeant = (path: string | undefined) => path !== undefined && only(path)
  return {
    ...diff,
    objects: diff.objects.filter(({ beforeFile, afterFile }) => isMeant(beforeFile) || isMeant(afterFile)),
    files: diff.files.filter(({ path }) => isMeant(path)),
    secrets: diff.secrets.filter(({ file }) => only(file)),
    renamings: diff.renamings.filter(({ unit }) =>
      diff.objects.some(({ afterFile = '' }) => unitOfPath(afterFile) === unit && only(afterFile)),
    ),
  }
}
