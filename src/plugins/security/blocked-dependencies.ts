import {
  type Context,
  originsOf,
  type Peer,
  type Project,
  type Unit,
  type UnitKey,
  type Workload,
} from 'k3s-platform/plugin'
import { type KnownPods, knownPods, mayMean } from './known-pods.ts'
import { dependencyBlocked } from './messages.ts'

/** Reports dependencies that a workload waits for and then cannot reach: its own policy or theirs stops the traffic. */
export function reportBlockedDependencies(workload: Workload, context: Context): void {
  const { project } = context
  const unit = unitsByKey(project).get(workload.unit)
  for (const dependency of unit?.dependsOn ?? []) {
    const pods = knownPods(project).filter(candidate => candidate.unit === dependency)
    if (pods.length === 0) continue
    const at = originsOf(unit, 'dependsOn')[0]
    if (!pods.some(candidate => mayLeaveTo(workload, candidate)))
      context.report(dependencyBlocked(workload.unit, dependency, 'egress', at, egressPlace(workload)))
    const targets = project.workloads.filter(target => target.unit === dependency)
    if (targets.length > 0 && !targets.some(target => admits(target, workload)))
      context.report(dependencyBlocked(workload.unit, dependency, 'ingress', at, visibilityPlace(targets[0])))
  }
}

/** The units of a project by key: looked for once for all workloads, which are as many. */
function unitsByKey(project: Project): ReadonlyMap<UnitKey, Unit> {
  let units = INDEXES.get(project)
  if (!units) {
    units = new Map(project.units.map(unit => [unit.unit, unit]))
    INDEXES.set(project, units)
  }
  return units
}

const INDEXES = new WeakMap<Project, ReadonlyMap<UnitKey, Unit>>()

function mayLeaveTo({ security, namespace }: Workload, pods: KnownPods): boolean {
  const { enabled, allowTo, egress } = security.networkPolicy
  if (!enabled || (!allowTo && !egress)) return true
  const isAdmitted = (peer: Peer) => mayMean(peer, pods, namespace)
  return (
    (allowTo ?? []).some(isAdmitted) || (egress ?? []).some(({ peers }) => peers.length === 0 || peers.some(isAdmitted))
  )
}

function admits(target: Workload, caller: Workload): boolean {
  const { visibility, allowedSources, networkPolicy } = target.security
  // What several workloads share in policies is for their own stack and for those whom it names.
  if (networkPolicy.shared || !networkPolicy.enabled || visibility === 'public' || visibility === 'internal')
    return true
  if (visibility === 'private' && target.namespace === caller.namespace) return true
  const pods: KnownPods = { unit: caller.unit, namespace: caller.namespace, labels: caller.labels, isChart: false }
  const isAdmitted = (peer: Peer) => mayMean(peer, pods, target.namespace)
  return (
    (visibility === 'restricted' && allowedSources.some(isAdmitted)) ||
    networkPolicy.allowFrom.some(isAdmitted) ||
    networkPolicy.ingress.some(({ peers }) => peers.length === 0 || peers.some(isAdmitted))
  )
}

function egressPlace({ security }: Workload) {
  const { networkPolicy } = security
  return originsOf(networkPolicy, networkPolicy.allowTo ? 'allowTo' : 'egress')[0]
}

function visibilityPlace(target: Workload | undefined) {
  return originsOf(target?.security, 'visibility')[0]
}
