import type { Diagnostic } from '../ir/diagnostic.ts'
import type { Environment } from '../ir/environment.ts'
import type { ImageTags } from '../ir/image-tags.ts'
import { placeKey } from '../ir/origin.ts'
import { own } from '../ir/own.ts'
import { because, byRule, fieldOf, markOf, originsOf, withProvenance, withProvenanceOf } from '../ir/provenance.ts'
import type { Unit } from '../ir/unit.ts'
import type { Workload } from '../ir/workload.ts'
import type { App } from '../schema/app.ts'
import type { Argocd } from '../schema/argocd.ts'
import type { Environments } from '../schema/environments.ts'
import type { Helm } from '../schema/helm.ts'
import type { Patch } from '../schema/patches.ts'
import type { Peer } from '../schema/peer.ts'
import type { Serverless } from '../schema/serverless.ts'
import type { Config, ConfigNode, Entry } from './config.ts'
import { literalSecrets } from './literal-secrets.ts'
import { toAppWorkload, toBuild, toDevelopment } from './lower/app.ts'
import { toArgoCd } from './lower/argo-cd.ts'
import { type Dependencies, resolveDependencies } from './lower/dependencies.ts'
import { toChart } from './lower/helm.ts'
import { type KnownKeys, type Lowering, lowered, picked, type ResolvedDefaults } from './lower/lowering.ts'
import { secretLiteral } from './lower/messages.ts'
import { toPatches } from './lower/patches.ts'
import { toQueue } from './lower/queue.ts'
import { toPeers } from './lower/security.ts'
import { reportUnusedBuild, reportUnusedCertificate, reportUnusedName } from './lower/unused-keys.ts'
import { toWorkload } from './lower/workload.ts'
import type { Project, UnexpandedEntry } from './project.ts'
import type { SecretRule } from './secret-rule.ts'
import { soundRoot } from './sound-root.ts'
import { validateSection } from './validate.ts'
import type { Vocabulary } from './vocabulary.ts'

/** The options of lowering. */
export interface LowerOptions {
  readonly environment: string
  readonly tags: ImageTags
  readonly known: KnownKeys
  readonly variables: Readonly<Record<string, string>>
  secretRule(unit: string): SecretRule
  report(diagnostic: Diagnostic): void
}

/**
 * The project of one environment, in Kubernetes' terms and complete, made from a configuration whose environment has
 * been resolved. Entries with mistakes are reported and left out.
 */
export async function lower(config: Config, options: LowerOptions): Promise<Project> {
  const { root, diagnostics } = await soundRoot(config.root, true, config.vocabulary)
  // Reading has reported what is wrong before variables are replaced.
  const known = new Set(config.diagnostics.map(identity))
  for (const diagnostic of diagnostics) if (!known.has(identity(diagnostic))) options.report(diagnostic)
  const entries = await entriesWithShape(config, options.report)
  const defaults = (root.defaults ?? {}) as ResolvedDefaults
  const environment = toEnvironment(config, root, options.environment)
  reportUnusedCertificate(own((root.environments ?? {}) as Environments, options.environment), options.report)
  const dependencies = resolveDependencies({ ...config, entries }, options.report)
  const surroundings = { environment, defaults, dependencies, options, vocabulary: config.vocabulary }
  const parts = entries.flatMap(entry => toPart(entry, root, surroundings) ?? [])
  return lowered(root, {
    environment,
    units: parts.map(({ unit }) => unit),
    workloads: parts.flatMap(({ workload }) => workload ?? []),
    charts: parts.flatMap(({ chart }) => chart ?? []),
    unexpanded: parts.flatMap(({ unexpanded }) => unexpanded ?? []),
    policies: [],
    routes: [],
    argoCd: toArgoCd((root.argocd ?? {}) as Argocd, options.environment),
    pluginOptions: {},
  })
}

function identity({ code, message, at }: Diagnostic): string {
  return `${code} ${at && placeKey(at)} ${message}`
}

interface Part {
  readonly unit: Unit
  readonly workload?: Workload
  readonly chart?: Project['charts'][number]
  readonly unexpanded?: UnexpandedEntry
}

interface Surroundings {
  readonly environment: Environment
  readonly defaults: ResolvedDefaults
  readonly dependencies: Dependencies
  readonly options: LowerOptions
  readonly vocabulary: Vocabulary
}

/** The entries that are what their schema says, now that variables are replaced; what is wrong is reported. */
async function entriesWithShape(
  { entries, vocabulary }: Pick<Config, 'entries' | 'vocabulary'>,
  report: LowerOptions['report'],
): Promise<Entry[]> {
  const sound: Entry[] = []
  for (const entry of entries) {
    const problems = await validateSection(entry.section, entry.node, { interpolated: true, vocabulary })
    for (const problem of problems) report({ ...problem, entry: entry.unit })
    if (!problems.some(({ severity }) => severity === 'error')) sound.push(entry)
  }
  return sound
}

/** What an entry becomes; nothing when it has mistakes. */
function toPart(entry: Entry, root: ConfigNode, surroundings: Surroundings): Part | undefined {
  const { environment, defaults, dependencies, options, vocabulary } = surroundings
  let isSound = true
  const report = (diagnostic: Diagnostic) => {
    if (diagnostic.severity === 'error') isSound = false
    options.report({ ...diagnostic, entry: entry.unit })
  }
  const placed = withNamespace(entry, defaults)
  const lowering: Lowering = {
    environment,
    defaults,
    entry: placed,
    namespace: placed.node.namespace,
    tags: options.tags,
    known: options.known,
    vocabulary,
    variables: options.variables,
    secrets: options.secretRule(entry.unit),
    report,
  }
  for (const { name, at } of literalSecrets(
    entry.section === 'helm' ? picked(entry.node, ['patches']) : entry.node,
    lowering.secrets,
  ))
    report(secretLiteral(name, at))
  const part = toPartOf(placed, root, lowering, dependencies)
  return isSound ? part : undefined
}

function toPartOf(entry: Entry, root: ConfigNode, lowering: Lowering, dependencies: Dependencies): Part {
  const base = {
    unit: entry.unit,
    section: entry.section,
    name: entry.name,
    namespace: lowering.namespace,
    dependsOn: dependencies.of(entry.unit),
    wave: dependencies.wave(entry.unit),
    patches: toPatches(entry.node.patches as readonly Patch[] | undefined, lowering),
  }
  // Each section has a schema of its own, against which the node has been validated.
  switch (entry.section) {
    case 'apps': {
      const app = entry.node as unknown as App
      reportUnusedBuild(entry, lowering.report)
      const unit = lowered(app, { ...base, build: toBuild(app), development: toDevelopment(app) })
      return { unit, workload: toAppWorkload(app, lowering) }
    }
    case 'helm': {
      const helm = entry.node as unknown as Helm
      const unit = lowered(helm, { ...base, development: {} })
      return { unit, chart: toChart(helm, (root.repositories ?? {}) as ConfigNode, lowering) }
    }
    case 'manifests': {
      const manifestsPath = because(String(entry.node.path), 'path')
      return { unit: lowered(entry.node, { ...base, development: {}, manifestsPath }) }
    }
    case 'compose':
    case 'serverless': {
      reportUnusedName(entry, lowering.report)
      const development = entry.section === 'serverless' ? toDevelopment(entry.node as unknown as Serverless) : {}
      const unit = lowered(entry.node, { ...base, development })
      return {
        unit,
        unexpanded: lowered<UnexpandedEntry>(entry.node, {
          unit: entry.unit,
          section: entry.section,
          name: entry.name,
          entry: entry.node,
          block: entry.block,
          namespace: lowering.namespace,
          workload: (node, identity, extras) => toWorkload(node, identity, lowering, extras),
          queue: written => toQueue(written, lowering),
          peers: written => toPeers(written as readonly Peer[], lowering),
        }),
      }
    }
    default:
      return entry.section satisfies never
  }
}

/** The entry with the namespace of the defaults where it has none of its own; it knows that it comes from there. */
function withNamespace(
  entry: Entry,
  defaults: ResolvedDefaults,
): Entry & { readonly node: { readonly namespace: string } } {
  const { node } = entry
  if (typeof node.namespace === 'string') return { ...entry, node: node as ConfigNode & { namespace: string } }
  const given = defaults.namespace !== undefined
  const origins = byRule('default:namespace', given ? originsOf(defaults, 'namespace') : originsOf(node))
  const filled = withProvenance(
    { ...node, namespace: defaults.namespace ?? 'default' },
    { at: field => (field === 'namespace' ? { origins } : markOf(node, field)) },
  )
  return { ...entry, node: filled }
}

function toEnvironment({ vocabulary }: Config, root: ConfigNode, name: string): Environment {
  const environment = own((root.environments ?? {}) as Environments, name) ?? {}
  const { platform = [], ...settings } = picked(environment, Object.keys(vocabulary.keys.environment))
  return lowered(environment, {
    name,
    domain: environment.domain,
    tls: environment.tls ?? false,
    tlsSecret: environment.tls_secret,
    tlsIssuer: environment.tls_issuer,
    debug: environment.debug ?? false,
    platform: platform as readonly string[],
    ingressClass: fieldOf((root.defaults ?? {}) as ResolvedDefaults, 'ingress'),
    settings: because(withProvenanceOf(environment, settings), originsOf(environment)),
  })
}
