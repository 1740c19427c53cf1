import { closestTo, originsOf, type UnexpandedEntry } from 'k3s-platform/plugin'
import type { Environment } from './environment.ts'
import { noFile, noSuchFile, outsideOfTheProject, overrideFileIgnored } from './file-messages.ts'
import { pathFrom } from './paths.ts'
import type { Reading } from './reading.ts'

/** The Compose files of an entry: those that it names, those of `COMPOSE_FILE`, or the one that Compose looks for. */
export function composeFiles(
  { entry }: UnexpandedEntry,
  environment: Environment,
  { files, report }: Reading,
): readonly string[] | undefined {
  const folder = pathFrom('', String(entry.path))
  const at = originsOf(entry, 'path')[0]
  if (files.kind(folder) === 'outside of the project') {
    report(outsideOfTheProject(String(entry.path), folder, at))
    return undefined
  }
  const named = namedFiles(entry, environment)
  if (named) {
    const isMissing = (name: string) => files.kind(pathFrom(folder, name)) === 'missing'
    for (const [index, name] of named.names.entries()) {
      if (!isMissing(name)) continue
      const place = originsOf(entry.compose_file, index)[0] ?? originsOf(entry, 'compose_file')[0] ?? at
      const others = yamlIn(folder, files).filter(other => !named.names.includes(other))
      report(noSuchFile(name, { folder: folder || '.', by: named.by, suggestion: meantFile(name, others) }, place))
    }
    return named.names.some(isMissing) ? undefined : named.names.map(name => pathFrom(folder, name))
  }
  const isThere = (name: string) => files.kind(pathFrom(folder, name)) === 'file'
  const found = NAMES.find(isThere)
  if (found === undefined) {
    const others = yamlIn(folder, files).filter(name => name.includes('compose'))
    report(noFile(folder || '.', NAMES, others, at))
    return undefined
  }
  const override = OVERRIDES.find(isThere)
  if (override !== undefined) report(overrideFileIgnored(found, override, at))
  return [pathFrom(folder, found)]
}

/** Files by name, and what names them. */
function namedFiles(
  entry: UnexpandedEntry['entry'],
  environment: Environment,
): { readonly names: readonly string[]; readonly by: 'COMPOSE_FILE' | 'compose_file' } | undefined {
  if (entry.compose_file !== undefined) return { names: [entry.compose_file].flat().map(String), by: 'compose_file' }
  // Docker separates paths as the operating system does, but a tree is the same on each.
  const separator = environment.lookup('COMPOSE_PATH_SEPARATOR') || ':'
  const names = (environment.lookup('COMPOSE_FILE') ?? '').split(separator).filter(name => name !== '')
  return names.length > 0 ? { names, by: 'COMPOSE_FILE' } : undefined
}

/** The file whose name differs least in what is its own: `prod` of `compose.prod.yml`. */
function meantFile(name: string, others: readonly string[]): string | undefined {
  const meant = closestTo(ownWords(name), others.map(ownWords))
  return others.find(other => ownWords(other) === meant)
}

function ownWords(name: string): string {
  return name.replace(/docker-compose|compose|\.ya?ml$/g, '')
}

/** Files of YAML that lie in a folder itself. */
function yamlIn(folder: string, files: Reading['files']): readonly string[] {
  const listing = files.list(folder)
  return 'files' in listing ? listing.files.filter(name => /^[^/]+\.ya?ml$/.test(name)) : []
}

const NAMES: readonly string[] = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml']
const OVERRIDES: readonly string[] = NAMES.map(name => name.replace('.', '.override.'))
