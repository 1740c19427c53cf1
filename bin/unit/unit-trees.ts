import { basename, dirname, isAbsolute, relative, resolve } from 'node:path'
import type { Compilation, Tree, UnitKey, WriteOptions } from 'k3s-platform'

/** Trees, and where they are to be written. */
export interface PlacedTrees {
  readonly trees: readonly Tree[]
  readonly place: Pick<WriteOptions, 'directory' | 'only'>
}

/** The units that are meant: some, or with `isAll` every one of their list, and what it had before. */
export interface MeantUnits {
  readonly section: string
  readonly units: readonly UnitKey[]
  readonly isAll: boolean
}

/**
 * A tree for each unit, below a folder. When the folder is that of their list in a tree which `k3s-platform build`
 * writes, such as `argocd-state/gcp/apps`, they are a part of that tree, and all of them write its list, too.
 */
export function unitTrees(
  compilation: Compilation,
  { section, units, isAll }: MeantUnits,
  directory: string,
): PlacedTrees {
  const folders = isAll ? [`${section}/`] : units.map(unit => `${unit}/`)
  const absolute = resolve(directory)
  if (basename(absolute) === section && basename(dirname(absolute)) === compilation.environment) {
    const above = dirname(dirname(absolute))
    const only = (path: string) =>
      folders.some(folder => path.startsWith(folder)) || (isAll && path === 'kustomization.yaml')
    const shown = isAbsolute(directory) ? above : relative(process.cwd(), above) || '.'
    return { trees: [compilation], place: { directory: shown, only } }
  }
  // That of a unit which is switched off is empty.
  const trees = units.map(unit => ({ environment: unit.slice(section.length + 1), files: filesOf(compilation, unit) }))
  return { trees, place: { directory } }
}

function filesOf({ files }: Compilation, unit: UnitKey): ReadonlyMap<string, string> {
  const own = [...files].filter(([path]) => path.startsWith(`${unit}/`))
  return new Map(own.map(([path, text]) => [path.slice(unit.length + 1), text]))
}
