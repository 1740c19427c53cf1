import { bundledPlugins, kindsOf } from './bundled-plugins.ts'
import type { Config } from './config/config.ts'
import { shownSources } from './config/shown-sources.ts'
import { declaresWords } from './config/vocabulary.ts'
import { readWithoutPlugin } from './config/vocabulary-messages.ts'
import type { Diagnostic } from './ir/diagnostic.ts'
import type { Exposures } from './ir/exposure.ts'
import type { ImageTags } from './ir/image-tags.ts'
import type { KnownSecrets } from './ir/known-secrets.ts'
import type { Project } from './ir/project.ts'
import type { SecretDeliveries } from './ir/secret-delivery.ts'
import type { KindPlaces } from './k8s/kinds.ts'
import { applyLevels } from './levels.ts'
import { type Installations, placesOf } from './pipeline/check/declared-kind.ts'
import { exposuresOf } from './pipeline/exposures.ts'
import { createHooks } from './pipeline/hooks.ts'
import { knownClasses } from './pipeline/known-classes.ts'
import { classTaken } from './pipeline/messages.ts'
import type { Plugin } from './pipeline/plugin.ts'
import type { ResourceSet } from './pipeline/resource-set.ts'
import { run } from './pipeline/run.ts'
import { RunState } from './pipeline/run-state.ts'
import { serialize } from './pipeline/serialize.ts'
import { TapRegistry } from './pipeline/tap-registry.ts'
import { withOptions } from './plugin-options.ts'
import { unknownCodes } from './unknown-codes.ts'
import { errorsOfUnsound, withUnsound } from './unsound-entries.ts'

/** The options of a build, in addition to the configuration and the environment. */
export interface CompileOptions {
  /** The variables that `${NAME}` may use. Nothing else is read. */
  readonly variables?: Readonly<Record<string, string>>
  /** The caller's plugins; they run after the bundled ones by default. */
  readonly plugins?: readonly Plugin[]
  /** Image tags: one for every image that is built, and for single units. */
  readonly tags?: Partial<ImageTags>
  /** Whether warnings are errors. */
  readonly strict?: boolean
}

/** The result of a build: the tree, the provenance of every field, and diagnostics. */
export interface Compilation {
  readonly environment: string
  /** Whether the tree may be written: there are no errors. */
  readonly ok: boolean
  /** Path relative to the environment's folder → text, sorted by path. Empty when there are errors. */
  readonly files: ReadonlyMap<string, string>
  readonly project?: Project
  readonly resources: ResourceSet
  readonly diagnostics: readonly Diagnostic[]
  /** What the project does not want to hear: diagnostics whose level it set to `off`. */
  readonly silenced: readonly Diagnostic[]
  /** What kinds of the plugins let in and keep out. */
  readonly exposure: Exposures
  /** Where the kinds of the plugins come in a file. */
  readonly places: KindPlaces
  /** What installs the kinds that a cluster lacks, as plugins have declared it. */
  readonly installations: Installations
  /** The Secrets that controllers make from objects of the tree. */
  readonly deliveries: SecretDeliveries
  /** Texts by file name, for code frames: secrets in them are stars. */
  readonly sources: ReadonlyMap<string, string>
  /** The same texts as they are written, to compare them; nothing shows them. */
  readonly texts: ReadonlyMap<string, string>
  /** The secrets that were met, which nothing shows. */
  readonly secrets: KnownSecrets
}

/**
 * Compiles one environment of apps.yaml into a tree. A function of its arguments: it writes nothing, and reads no file
 * but those that apps.yaml names, through the configuration's own reader.
 */
export async function compile(config: Config, environment: string, options: CompileOptions = {}): Promise<Compilation> {
  const plugins = [...bundledPlugins(options.plugins), ...(options.plugins ?? [])]
  const state = new RunState(config, {
    environment,
    variables: options.variables ?? {},
    tags: { ...options.tags, units: options.tags?.units ?? {} },
    kinds: kindsOf(plugins),
  })
  // What is wrong with the file as such holds for every environment, and names none.
  state.diagnostics.push(...config.diagnostics)
  const own = (options.plugins ?? []).map(({ name }) => name)
  state.diagnostics.push(...(await unknownCodes(config, own)))
  for (const { name } of unread(options.plugins ?? [], config)) state.report(readWithoutPlugin(name))
  const registry = new TapRegistry()
  for (const configured of await withOptions(plugins, config, state))
    configured.plugin.apply(registry.hooksFor(configured.plugin.name), configured.options)
  const hooks = createHooks()
  for (const diagnostic of registry.install(hooks, (...tap) => state.runTap(...tap))) state.report(diagnostic)
  const known = {
    scaling: registry.keysOf('scaling'),
    ingress: knownClasses(registry.keysOf('ingress'), plugins, registry.declaredAs),
  }
  for (const name of registry.declaredAs.keys())
    if (plugins.some(({ ingressClasses = {} }) => Object.hasOwn(ingressClasses, name))) state.report(classTaken(name))
  await run(hooks, known, config, state)
  if (config.unsound.length > 0) {
    const { diagnostics } = await compile(withUnsound(config), environment, { ...options, strict: false })
    state.diagnostics.push(...errorsOfUnsound(diagnostics, config))
  }
  const installations = Object.assign({}, ...plugins.map(plugin => plugin.installations))
  const places = placesOf(kindsOf(plugins))
  return finish(config, state, {
    strict: options.strict ?? false,
    exposure: exposuresOf(plugins),
    places,
    installations,
  })
}

/** Plugins whose keys the configuration was read without: it has taken them for unknown ones. */
function unread(plugins: readonly Plugin[], { vocabulary }: Config): readonly Plugin[] {
  return plugins.filter(plugin => declaresWords(plugin) && !vocabulary.plugins.includes(plugin.name))
}

interface Finish {
  readonly strict: boolean
  readonly exposure: Exposures
  readonly places: KindPlaces
  readonly installations: Installations
}

function finish(config: Config, state: RunState, { strict, ...declared }: Finish): Compilation {
  const { environment } = state
  for (const unused of state.secrets.unused()) state.report(unused)
  const shown = (diagnostic: Diagnostic) => withoutSecrets(withoutVariables(diagnostic, config), config.secrets)
  const levelled = applyLevels(state.diagnostics, config, { environment, strict })
  const diagnostics = levelled.diagnostics.map(shown)
  const silenced = levelled.silenced.map(shown)
  const ok = !diagnostics.some(({ severity }) => severity === 'error')
  let files: ReadonlyMap<string, string> | undefined
  let sources: ReadonlyMap<string, string> | undefined
  return {
    environment,
    ok,
    // Made on demand: `validate`, `list` and `explain` need no texts.
    get files() {
      files ??= ok && state.project ? serialize(state.project, state.resources, config, declared.places) : new Map()
      return files
    },
    project: state.project,
    resources: state.resources,
    diagnostics,
    silenced,
    ...declared,
    deliveries: state.secretDeliveries(),
    get sources() {
      sources ??= shownSources(config)
      return sources
    },
    texts: new Map([...config.sources].map(([file, { text }]) => [file, text])),
    secrets: config.secrets,
  }
}

/** A fix would write over a variable with the value that it has at the moment. */
function withoutVariables(diagnostic: Diagnostic, { sources }: Config): Diagnostic {
  const { fix, ...rest } = diagnostic
  const isLiteral = fix?.edits.every(({ file, line, column, length, text }) => {
    const written = sources
      .get(file)
      ?.line(line)
      .slice(column - 1, column - 1 + length)
    return written !== undefined && (!written.includes('${') || text.includes('${'))
  })
  return fix && !isLiteral ? rest : diagnostic
}

/** A diagnostic as it may be shown. Its places stay: no file and no key is a secret. */
function withoutSecrets(diagnostic: Diagnostic, secrets: KnownSecrets): Diagnostic {
  const { fix, ...rest } = diagnostic
  const { message, hint, related } = rest
  const isShown = fix?.edits.every(({ text }) => secrets.mask(text) === text)
  return {
    ...rest,
    ...(fix && isShown && { fix }),
    message: secrets.mask(message),
    ...(hint !== undefined && { hint: secrets.mask(hint) }),
    ...(related && { related: related.map(place => ({ ...place, message: secrets.mask(place.message) })) }),
  }
}
