import { originsOf, type UnexpandedEntry } from 'k3s-platform/plugin'
import { noFile, outsideOfTheProject, overrideFileIgnored } from './file-messages.ts'
import { pathFrom } from './paths.ts'
import type { Reading } from './reading.ts'

/** The compose files of an entry: those that it names, or the one that Compose looks for. */
export function composeFiles({ entry }: UnexpandedEntry, { files, report }: Reading): readonly string[] | undefined {
  const folder = pathFrom('', String(entry.path))
  const at = originsOf(entry, 'path')[0]
  if (files.kind(folder) === 'outside of the project') {
    report(outsideOfTheProject(String(entry.path), folder, at))
    return undefined
  }
  if (entry.compose_file !== undefined) {
    const named = [entry.compose_file].flat().map(String)
    const missing = named.filter(name => files.kind(pathFrom(folder, name)) === 'missing')
    if (missing.length > 0) report(noFile(missing, folder || '.', originsOf(entry, 'compose_file')[0] ?? at))
    return missing.length > 0 ? undefined : named.map(name => pathFrom(folder, name))
  }
  const isThere = (name: string) => files.kind(pathFrom(folder, name)) === 'file'
  const found = NAMES.find(isThere)
  if (found === undefined) {
    report(noFile(NAMES, folder || '.', at))
    return undefined
  }
  const override = OVERRIDES.find(isThere)
  if (override !== undefined) report(overrideFileIgnored(found, override, at))
  return [pathFrom(folder, found)]
}

const NAMES: readonly string[] = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml']
const OVERRIDES: readonly string[] = NAMES.map(name => name.replace('.', '.override.'))
