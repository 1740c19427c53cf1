import { bundledPlugins } from './bundled-plugins.ts'
import type { Compilation } from './compile.ts'
import type { Config } from './config/config.ts'
import type { Diagnostic } from './ir/diagnostic.ts'
import type { Project } from './ir/project.ts'
import { originsOf } from './ir/provenance.ts'
import { applyLevels, type Levelled } from './levels.ts'
import type { Cluster } from './server/cluster.ts'
import type { ClusterOptions } from './server/cluster-options.ts'
import type { Judgement } from './server/judge.ts'

/** Which cluster to ask, and how strictly. */
export interface ServerOptions extends ClusterOptions {
  /** Whether warnings are errors. */
  readonly strict?: boolean
}

/** What a cluster thinks of built environments. */
export interface ServerReport extends Levelled {
  /** The cluster that was asked: its context, address and version; absent when none was. */
  readonly cluster?: { readonly context: string; readonly address: string; readonly version: string }
  /** How many documents it was asked about, and how many of these it accepts. */
  readonly asked: number
  readonly accepted: number
  /** How many were judged in namespace `default`, since their own does not exist yet. */
  readonly elsewhere: number
}

/**
 * Sends every document of built environments to the cluster of the user's kubectl, as dry runs: nothing changes there.
 * Environments with errors are skipped. Problems are diagnostics; it rejects only when the signal stops it.
 */
export async function validateOnServer(
  config: Config,
  compilations: readonly Compilation[],
  options: ServerOptions,
): Promise<ServerReport> {
  const sound = compilations.filter(({ ok }) => ok)
  if (sound.length === 0) return { diagnostics: [], silenced: [], asked: 0, accepted: 0, elsewhere: 0 }
  const { openCluster, judge, NotAsked } = await import('./server/index.ts')
  let cluster: Cluster | undefined
  try {
    cluster = await openCluster(options)
    const judged: Judged[] = []
    for (const compilation of sound) {
      const known = { ownPlugins: ownPlugins(), installations: compilation.installations }
      judged.push({ compilation, judgement: await judge(cluster, [...compilation.resources.all()], known) })
    }
    return reportOf(judged, cluster, config, options)
  } catch (error) {
    options.signal?.throwIfAborted()
    if (!(error instanceof NotAsked)) throw error
    return { diagnostics: [error.diagnostic], silenced: [], asked: 0, accepted: 0, elsewhere: 0 }
  } finally {
    cluster?.close()
  }
}

interface Judged {
  readonly compilation: Compilation
  readonly judgement: Judgement
}

function reportOf(
  judged: readonly Judged[],
  { name, version }: Cluster,
  config: Config,
  { strict = false }: ServerOptions,
): ServerReport {
  const levelled = judged.map(({ compilation: { environment, project }, judgement }) => {
    const diagnostics = judgement.diagnostics.map(diagnostic => ({
      ...atEntry(diagnostic, project),
      environments: [environment],
    }))
    return applyLevels(diagnostics, config, { environment, strict })
  })
  return {
    diagnostics: levelled.flatMap(({ diagnostics }) => diagnostics),
    silenced: levelled.flatMap(({ silenced }) => silenced),
    cluster: { ...name, version },
    asked: sumOf(judged, 'asked'),
    accepted: sumOf(judged, 'accepted'),
    elsewhere: sumOf(judged, 'elsewhere'),
  }
}

function sumOf(judged: readonly Judged[], count: 'accepted' | 'asked' | 'elsewhere'): number {
  return judged.reduce((sum, { judgement }) => sum + judgement[count], 0)
}

/** A plugin that does not say where its object comes from has made it for an entry all the same. */
function atEntry(diagnostic: Diagnostic, project: Project | undefined): Diagnostic {
  const unit = project?.units.find(({ unit }) => unit === diagnostic.entry)
  const [at] = originsOf(unit)
  return diagnostic.at || !at ? diagnostic : { ...diagnostic, at }
}

/** Their mistakes are ours, so messages do not name them. */
function ownPlugins(): ReadonlySet<string> {
  return new Set(bundledPlugins().map(({ name }) => name))
}
