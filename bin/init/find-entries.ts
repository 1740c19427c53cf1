import { type Dirent, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { label } from './label.ts'

/** What could be an entry of apps.yaml. Paths are relative to the folder that was looked through. */
export type FoundEntry =
  | ({ readonly section: 'apps'; readonly name: string; readonly path: string } & FoundApp)
  | { readonly section: 'compose'; readonly name: string; readonly path: string; readonly composeFile: string }
  | { readonly section: 'serverless'; readonly name: string; readonly path: string }
  | { readonly section: 'helm'; readonly name: string; readonly path: string; readonly values: string }

/** What a Dockerfile tells of an app. */
interface FoundApp {
  readonly dockerfile: string
  readonly dockerfileDev?: string
  /** The ports that its last stage exposes. */
  readonly ports: readonly number[]
}

const COMPOSE_FILES = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml']
const SKIPPED = /^(?:\..*|node_modules|vendor|venv|__pycache__|dist|build|target|site-packages|argocd-state)$/
/** Deeper down there are parts of things. */
const DEEPEST = 5

/** Looks for Dockerfiles, compose files, values files of charts and folders of functions. */
export function findEntries(folder: string, name: string): readonly FoundEntry[] {
  return withOwnNames(foundIn(folder, '', name, 0))
}

function foundIn(folder: string, path: string, name: string, depth: number): readonly FoundEntry[] {
  const entries = entriesOf(join(folder, path))
  const files = entries.filter(entry => entry.isFile()).map(entry => entry.name)
  const common = { name: label(name), path: path || '.' }
  const compose = COMPOSE_FILES.find(file => files.includes(file))
  // A stack builds the Dockerfiles below it.
  if (compose) return [{ section: 'compose', ...common, composeFile: compose }]
  if (isOfFunctions(folder, path, entries)) return [{ section: 'serverless', ...common }]
  const values = files.find(file => /^values\.ya?ml$/.test(file))
  // The values of a chart that is written here are its own.
  if (values && files.includes('Chart.yaml')) return []
  if (values) return [{ section: 'helm', ...common, values: path ? `${path}/${values}` : values }]
  const own = appIn(folder, path, files, common)
  const below =
    depth === DEEPEST
      ? []
      : entries
          .filter(entry => entry.isDirectory() && !SKIPPED.test(entry.name))
          .flatMap(entry => foundIn(folder, path ? `${path}/${entry.name}` : entry.name, entry.name, depth + 1))
  return [...own, ...below]
}

function appIn(
  folder: string,
  path: string,
  files: readonly string[],
  common: { name: string; path: string },
): readonly FoundEntry[] {
  const dockerfile = ['Dockerfile', 'Containerfile'].find(file => files.includes(file))
  if (!dockerfile) return []
  const dev = [`${dockerfile}.dev`, `${dockerfile}.development`].find(file => files.includes(file))
  const ports = exposedPorts(textAt(join(folder, path, dockerfile)))
  return [{ section: 'apps', ...common, dockerfile, ...(dev !== undefined && { dockerfileDev: dev }), ports }]
}

/** Functions stand in the folder itself, or in `functions` below it. */
function isOfFunctions(folder: string, path: string, entries: readonly Dirent[]): boolean {
  const has = (place: string, among: readonly Dirent[]) =>
    among.some(
      entry =>
        entry.isFile() &&
        entry.name.endsWith('.py') &&
        /^\s*(?:from|import)\s+k3sfn\b/m.test(textAt(join(place, entry.name))),
    )
  const here = join(folder, path)
  const functions = entries.some(entry => entry.isDirectory() && entry.name === 'functions')
  return has(here, entries) || (functions && has(join(here, 'functions'), entriesOf(join(here, 'functions'))))
}

function exposedPorts(dockerfile: string): readonly number[] {
  const stage = dockerfile.split(/^[ \t]*FROM\s/im).at(-1) ?? ''
  const words = [...stage.matchAll(/^[ \t]*EXPOSE[ \t]+(.+)$/gim)].flatMap(([, ports]) => ports!.trim().split(/\s+/))
  const numbers = words.flatMap(word => /^(\d{1,5})(?:\/tcp)?$/i.exec(word)?.[1] ?? []).map(Number)
  return [...new Set(numbers)].filter(port => port > 0 && port < 65536)
}

/** Two folders of one name get names with that of the folder above. */
function withOwnNames(found: readonly FoundEntry[]): readonly FoundEntry[] {
  const taken = new Set<string>()
  return found.map(entry => {
    const longer = label(entry.path.split('/').slice(-2).join('-'))
    const numbered = Array.from({ length: found.length }, (_, index) => `${entry.name}-${index + 2}`)
    const name = [entry.name, longer, ...numbered].find(candidate => !taken.has(candidate))!
    taken.add(name)
    return { ...entry, name }
  })
}

/** Sorted; nothing of a folder that nobody may read. */
function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1))
  } catch {
    return []
  }
}

function textAt(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
