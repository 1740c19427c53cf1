import type { Compilation } from './compile.ts'
import type { Config } from './config/config.ts'
import { leavesRunning, type Root, takesDown } from './diff/delivery-messages.ts'
import { findOrphans } from './diff/find-orphans.ts'
import { findRemovals, type NextTree } from './diff/find-removals.ts'
import { findTakedown } from './diff/find-takedown.ts'
import { removalMessage } from './diff/messages.ts'
import type { Removal } from './diff/removal.ts'
import type { Diagnostic } from './ir/diagnostic.ts'
import type { Origin } from './ir/origin.ts'
import type { Project } from './ir/project.ts'
import { keyOriginOf, originsOf } from './ir/provenance.ts'
import { applyLevels } from './levels.ts'
import { writtenObject } from './pipeline/document-text.ts'
import { rootName } from './plugins/argocd/environment-application.ts'
import { environmentFolder } from './plugins/argocd/environment-folder.ts'
import type { Change } from './tree/plan.ts'

/** What was built, and how strict to be about it. */
export interface RemovalOptions {
  readonly config: Config
  readonly compilations: readonly Compilation[]
  /** Whether warnings are errors. */
  readonly strict: boolean
  /** Whether what goes is meant to go. */
  readonly allowed: boolean
}

/** Says which units, claims and namespaces changes take away from the trees of environments, and what follows. */
export function removals(
  changes: readonly Change[],
  { config, compilations, strict, allowed }: RemovalOptions,
): readonly Diagnostic[] {
  return compilations.flatMap(compilation => {
    const { environment, files, resources } = compilation
    const own = changes.filter(change => change.environment === environment)
    if (!own.some(({ before }) => before)) return []
    const objects = [...resources.all()].map(({ object }) => writtenObject(object))
    const next = { files, objects }
    const found = findRemovals(own, next).map(removal =>
      removalMessage(removal, { environment, allowed, at: placeOf(removal, compilation, config) }),
    )
    const stops = deliveryStops(own, next, { compilation, config, allowed })
    return applyLevels([...found, ...stops], config, { environment, strict }).diagnostics
  })
}

/** Unintended effects in Argo CD: deleting objects that stay, and keeping objects that are removed. */
function deliveryStops(
  changes: readonly Change[],
  next: NextTree,
  { compilation, config, allowed }: { compilation: Compilation; config: Config; allowed: boolean },
): readonly Diagnostic[] {
  const { environment, project } = compilation
  if (!project) return []
  const context = { environment, at: keyOriginOf(config.root, 'argocd') }
  const takedown = findTakedown(changes, next)
  const orphans = findOrphans(changes, next)
  const { namespaces = [], clusterResources = [] } = project.argoCd.createProject ?? {}
  const written = { namespaces, kinds: clusterResources.map(({ group, kind }) => `${group}/${kind}`) }
  return [
    ...(takedown ? [takesDown(takedown, rootOf(project), { ...context, allowed })] : []),
    ...(orphans ? [leavesRunning(orphans, written, context)] : []),
  ]
}

function rootOf({ argoCd, environment }: Project): Root {
  const name = rootName(argoCd, environment.name)
  const automated = JSON.stringify({ spec: { syncPolicy: { automated: { prune: true, selfHeal: true } } } })
  const patch = `kubectl patch --namespace ${argoCd.namespace} application ${name} --type merge --patch '${automated}'`
  const file = `${environmentFolder(argoCd, environment.name)}/root.yaml`
  return { name, resume: argoCd.root ? `kubectl apply -f ${file}` : patch }
}

/** The place of the replacing unit, or of the disabled entry; of a claim, that of its unit. */
function placeOf(
  { what, name, unit, instead }: Removal,
  { resources }: Compilation,
  { entries }: Config,
): Origin | undefined {
  const claim =
    what === 'claim' && instead
      ? [...resources.all()].find(({ ref }) => ref.name === instead.name && ref.namespace === instead.namespace)
      : undefined
  const meant = what === 'unit' ? (instead?.name ?? name) : unit
  const entry = entries.find(other => other.unit === meant)
  return originsOf(claim?.object.metadata, 'name')[0] ?? originsOf(entry?.node, 'name')[0]
}
