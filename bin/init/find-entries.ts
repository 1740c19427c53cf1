import type { Dirent } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { buildContext, isForImages } from './build-context.ts'
import { type DockerImage, readDockerfile } from './dockerfile.ts'
import { entriesOf, SKIPPED, textAt } from './folder.ts'
import { label } from './label.ts'

/** What could be an entry of apps.yaml. Paths are relative to the folder that was looked through. */
export type FoundEntry =
  | FoundApp
  | FoundStack
  | { readonly section: 'serverless'; readonly name: string; readonly path: string }
  | { readonly section: 'helm'; readonly name: string; readonly path: string; readonly values: string }

/** A Dockerfile. */
export interface FoundApp {
  readonly section: 'apps'
  readonly name: string
  /** The folder that the image is built from. */
  readonly path: string
  /** The Dockerfile, relative to that. */
  readonly dockerfile: string
  readonly dockerfileDev?: string
  readonly image: DockerImage
}

/** A compose project. */
export interface FoundStack {
  readonly section: 'compose'
  readonly name: string
  readonly path: string
  readonly composeFile: string
  /** The Dockerfiles below it, which are entries when the stack cannot be one. */
  readonly apps: readonly FoundApp[]
}

const COMPOSE_FILES = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml']
/** Deeper down there are parts of things. */
const DEEPEST = 5

/** Looks for Dockerfiles, compose files, values files of charts and folders of functions. */
export function findEntries(folder: string): readonly FoundEntry[] {
  return withOwnNames(foundIn(folder, '', 0))
}

function foundIn(root: string, path: string, depth: number): readonly FoundEntry[] {
  const entries = entriesOf(join(root, path))
  const files = entries.filter(entry => entry.isFile()).map(entry => entry.name)
  const common = { name: nameOf(root, path), path: path || '.' }
  const compose = COMPOSE_FILES.find(file => files.includes(file))
  // A stack builds the Dockerfiles below it.
  if (compose) return [{ section: 'compose', ...common, composeFile: compose, apps: appsBelow(root, path, depth) }]
  if (isOfFunctions(root, path, entries)) return [{ section: 'serverless', ...common }]
  const values = files.find(file => /^values\.ya?ml$/.test(file))
  // The values of a chart that is written here are its own.
  if (values && files.includes('Chart.yaml')) return []
  if (values) return [{ section: 'helm', ...common, values: path ? `${path}/${values}` : values }]
  return [...appsIn(root, path, files), ...below(path, depth, entries, (inner, deeper) => foundIn(root, inner, deeper))]
}

function appsBelow(root: string, path: string, depth: number): readonly FoundApp[] {
  const entries = entriesOf(join(root, path))
  const files = entries.filter(entry => entry.isFile()).map(entry => entry.name)
  return [
    ...appsIn(root, path, files),
    ...below(path, depth, entries, (inner, deeper) => appsBelow(root, inner, deeper)),
  ]
}

function below<Found>(
  path: string,
  depth: number,
  entries: readonly Dirent[],
  find: (path: string, depth: number) => readonly Found[],
): readonly Found[] {
  if (depth === DEEPEST) return []
  return entries
    .filter(entry => entry.isDirectory() && !SKIPPED.test(entry.name))
    .flatMap(({ name }) => find(path ? `${path}/${name}` : name, depth + 1))
}

/** The Dockerfile of a folder, and those that have a name of their own in front: `worker.Dockerfile`. */
function appsIn(root: string, path: string, files: readonly string[]): readonly FoundApp[] {
  const main = ['Dockerfile', 'Containerfile'].find(file => files.includes(file))
  const dev = [`${main}.dev`, `${main}.development`].find(file => files.includes(file))
  const named = files.filter(file => /.\.Dockerfile$/i.test(file) && !/^(?:dev|development)\./i.test(file))
  return [
    ...(main ? [foundApp(root, path, { dockerfile: main, dockerfileDev: dev })] : []),
    ...named.map(file => foundApp(root, path, { dockerfile: file, name: file.slice(0, -'.Dockerfile'.length) })),
  ]
}

function foundApp(
  root: string,
  path: string,
  { dockerfile, dockerfileDev, name }: { dockerfile: string; dockerfileDev?: string | undefined; name?: string },
): FoundApp {
  const image = readDockerfile(textAt(join(root, path, dockerfile)))
  const context = buildContext(root, path, image.copied)
  const fromContext = (file: string) =>
    path === context ? file : `${path.slice(context ? context.length + 1 : 0)}/${file}`
  return {
    section: 'apps',
    name: name === undefined ? nameOf(root, path) : label(name),
    path: context || '.',
    dockerfile: fromContext(dockerfile),
    ...(dockerfileDev !== undefined && { dockerfileDev: fromContext(dockerfileDev) }),
    image,
  }
}

/** The name of the nearest folder that says more than that there is code or a Dockerfile in it. */
function nameOf(root: string, path: string): string {
  const folders = [...path.split('/').filter(Boolean).reverse(), basename(root), basename(dirname(root))]
  const saying = folders.find(name => name !== '' && !isForImages(name) && !/^(?:src|source|code)$/i.test(name))
  return label(saying ?? '')
}

/** Functions are in the folder itself, or in `functions` below it. */
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

/** Two folders of one name get names with that of the folder above. */
function withOwnNames<Entry extends FoundEntry>(found: readonly Entry[], taken = new Set<string>()): readonly Entry[] {
  const named = found.map((entry): Entry => {
    const longer = label(entry.path.split('/').slice(-2).join('-'))
    const numbered = found.map((_, index) => `${entry.name}-${index + 2}`)
    const name = [entry.name, longer, ...numbered].find(candidate => !taken.has(candidate))!
    taken.add(name)
    return { ...entry, name }
  })
  const others = (own: string) => new Set([...taken].filter(name => name !== own))
  return named.map(entry =>
    entry.section === 'compose' ? { ...entry, apps: withOwnNames(entry.apps, others(entry.name)) } : entry,
  )
}
