import { compile } from './compile.ts'
import type { Config } from './config/config.ts'
import { insertEntry } from './config/insert-entry.ts'
import type { ProjectFiles } from './config/project-files.ts'
import { appEntry, type LearntKeys } from './import/app-entry.ts'
import { type AppObjects, appObjects } from './import/app-objects.ts'
import { compareObjects, type MadeObject } from './import/compare-objects.ts'
import type { EntryNode } from './import/entry-node.ts'
import { entryText } from './import/entry-text.ts'
import type { ImportedObject } from './import/import-report.ts'
import { policyKeys, visibilityFit } from './import/policy-keys.ts'
import { readManifests, type UnreadDocument } from './import/read-manifests.ts'
import type { Diagnostic } from './ir/diagnostic.ts'
import type { KubernetesObject } from './k8s/object.ts'
import { readConfig } from './load-config.ts'
import { writtenObject } from './pipeline/document-text.ts'
import { soundManifests } from './sound-manifests.ts'

/** What to make of manifests, and what it is added to. */
export interface ImportOptions {
  /** Texts of manifests by the names of their files. */
  readonly manifests: ReadonlyMap<string, string>
  /** The apps.yaml that the apps are added to. */
  readonly text: string
  readonly file: string
  readonly files: ProjectFiles
  readonly environment: string
  readonly variables?: Readonly<Record<string, string>>
}

/** An apps.yaml that makes what manifests say, as far as it has keys for it, and how far that is. */
export interface ManifestImport {
  /** apps.yaml with one more entry for each app. */
  readonly text: string
  /** The names of the entries. */
  readonly apps: readonly string[]
  /** Names of Deployments for which no entry could be added, and why. */
  readonly refused: readonly { readonly name: string; readonly why: string }[]
  /** The result for every object, compared with a build of the new file. */
  readonly objects: readonly ImportedObject[]
  /** Documents that are not objects. */
  readonly unread: readonly UnreadDocument[]
  /** What is wrong with the manifests themselves; an object that no API server would take makes no entry. */
  readonly mistakes: readonly Diagnostic[]
  /** What a build of the new entries says. */
  readonly diagnostics: readonly Diagnostic[]
  readonly config: Config
}

/**
 * Makes entries of apps.yaml from manifests of one environment. What it says of every object is found out by building
 * the new file and comparing: it is what `build` will make.
 */
export async function importManifests(options: ImportOptions): Promise<ManifestImport> {
  const { objects: written, unread, diagnostics } = readManifests(options.manifests)
  const { objects, typed, ...shapes } = await soundManifests(written)
  let { text } = options
  const apps: string[] = []
  const refused: { name: string; why: string }[] = []
  for (const group of appObjects(typed)) {
    const next = await withApp(text, group, options)
    if ('why' in next) refused.push({ name: group.name, why: next.why })
    else {
      text = next.text
      apps.push(group.name)
    }
  }
  const built = await builtFrom(text, apps, options)
  return {
    text,
    apps,
    refused,
    objects: compareObjects(objects, built.objects),
    unread,
    mistakes: [...diagnostics, ...shapes.diagnostics],
    diagnostics: built.diagnostics,
    config: built.config,
  }
}

async function withApp(
  text: string,
  group: AppObjects,
  options: ImportOptions,
): Promise<{ readonly text: string } | { readonly why: string }> {
  const { declared, environments } = await readConfig({ file: options.file, text, files: options.files })
  if (declared.has(`apps/${group.name}`)) return { why: `There is an entry "${group.name}" in "apps" already.` }
  const made = appEntry(group, await learn(group, options))
  // Manifests of one environment say nothing of the others.
  const others = environments.filter(name => name !== options.environment)
  const entry = made && { ...made, ...Object.fromEntries(others.map(name => [name, { enabled: false }])) }
  if (!entry) return { why: 'It has no container.' }
  const error = await errorOf(entry, group, options)
  if (error === undefined) return added(text, entry)
  // A route may be behind a controller that is not known here; the pods are none the less.
  const { ingress: _, ...unrouted } = entry
  return group.ingresses.length > 0 && (await errorOf(unrouted, group, options)) === undefined
    ? added(text, unrouted)
    : { why: error }
}

function added(text: string, entry: EntryNode): { readonly text: string } | { readonly why: string } {
  const next = insertEntry(text, 'apps', entryText(entry))
  return next === undefined ? { why: 'The list "apps" cannot be added to.' } : { text: next }
}

/** What a build of the entry alone cannot do. */
async function errorOf(entry: EntryNode, { name }: AppObjects, options: ImportOptions): Promise<string | undefined> {
  const built = await builtFrom(insertEntry(options.text, 'apps', entryText(entry)), [name], options)
  return built.diagnostics.find(({ severity }) => severity === 'error')?.message
}

const NOTHING_LEARNT: LearntKeys = { policy: { network_policy: false }, annotations: {} }

/** Builds the app with each visibility, to see what comes by itself and what has to be written. */
async function learn(group: AppObjects, options: ImportOptions): Promise<LearntKeys> {
  const { policy } = group
  if (!policy) {
    const built = await builtWith(NOTHING_LEARNT, group, options)
    return { ...NOTHING_LEARNT, annotations: annotationsNotIn(built, group) }
  }
  const visibilities = [...(group.ingresses.length > 0 ? ['public'] : []), 'internal', 'private', 'restricted']
  const fits = []
  let annotations: Readonly<Record<string, string>> = {}
  for (const visibility of visibilities) {
    const built = await builtWith({ policy: { visibility }, annotations: {} }, group, options)
    fits.push(
      visibilityFit(
        visibility,
        policy,
        built.find(({ kind }) => kind === 'NetworkPolicy') as typeof policy | undefined,
      ),
    )
    annotations = annotationsNotIn(built, group)
  }
  const [best] = fits.sort((one, other) => one.surplus - other.surplus || one.missing.length - other.missing.length)
  return { policy: policyKeys(policy, best!), annotations }
}

/** Annotations of the route that are not derived. Some that Traefik reads are on the Service. */
function annotationsNotIn(
  built: readonly KubernetesObject[],
  { ingresses, services, name }: AppObjects,
): Readonly<Record<string, string>> {
  if (ingresses.length === 0) return {}
  const main = ingresses.find(({ metadata }) => metadata.name === name) ?? ingresses[0]
  const made = built.filter(({ kind }) => kind === 'Ingress' || kind === 'Service')
  const known = made.flatMap(({ metadata }) => Object.entries(metadata.annotations ?? {}))
  const written = [
    ...Object.entries(main?.metadata.annotations ?? {}),
    ...services
      .flatMap(({ metadata }) => Object.entries(metadata.annotations ?? {}))
      .filter(([key]) => OF_SERVICE.test(key)),
  ]
  // Routers of one priority share an Ingress.
  const isAsMany = made.filter(({ kind }) => kind === 'Ingress').length === ingresses.length
  const isKnown = ([key, value]: readonly [string, string]) =>
    known.some(
      ([other, same]) => other === key && ((same === value && (isAsMany || key !== PRIORITY)) || key === MIDDLEWARES),
    )
  return Object.fromEntries(written.filter(pair => !isKnown(pair) && pair[0] !== 'argocd.argoproj.io/sync-wave'))
}

/** Written in terms of the middlewares that the keys of the route bring. */
const MIDDLEWARES = 'traefik.ingress.kubernetes.io/router.middlewares'
const PRIORITY = 'traefik.ingress.kubernetes.io/router.priority'
const OF_SERVICE = /^traefik\.ingress\.kubernetes\.io\/service\./

async function builtWith(
  learnt: LearntKeys,
  group: AppObjects,
  options: ImportOptions,
): Promise<readonly KubernetesObject[]> {
  const entry = appEntry(group, learnt)
  if (!entry) return []
  const text = insertEntry(options.text, 'apps', entryText(entry))
  return (await builtFrom(text, [group.name], options)).objects.map(({ object }) => object)
}

/** Builds some apps of a file, and nothing else of it. */
async function builtFrom(text: string | undefined, apps: readonly string[], options: ImportOptions) {
  const { file, files, environment, variables } = options
  const config = await readConfig({ file, text: text ?? options.text, files })
  const entries = config.entries.filter(({ unit }) => apps.some(name => unit === `apps/${name}`))
  const { resources, diagnostics } = await compile({ ...config, entries }, environment, {
    ...(variables && { variables }),
  })
  const objects = [...resources.all()].flatMap(({ object, unit }): MadeObject[] => {
    const app = unit.replace(/^apps\//, '')
    return apps.includes(app) ? [{ object: writtenObject(object), app }] : []
  })
  return { config, diagnostics, objects }
}
