import { resolve } from 'node:path'
import type { OpenProject } from '../project.ts'
import type { World } from '../world.ts'
import type { UnitKind } from './kind.ts'

/** The names of the entries of a kind, in the order of the file. */
export function namesOf({ section }: UnitKind, { config }: OpenProject): readonly string[] {
  return [...config.declared].filter(unit => unit.startsWith(`${section}/`)).map(unit => unit.slice(section.length + 1))
}

/** The names of those entries of a kind that have a folder as their path. */
export function namesAt(
  { section }: UnitKind,
  { config, folder }: OpenProject,
  path: string,
  world: World,
): readonly string[] {
  const meant = resolve(world.folder, path)
  return config.entries
    .filter(entry => entry.section === section && resolve(folder, String(entry.node.path)) === meant)
    .map(({ name }) => name)
}
