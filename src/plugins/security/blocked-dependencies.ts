import {
  type Context,
  originsOf,
  type Peer,
  type Project,
  type SharedPolicy,
  type TrafficRule,
  type Unit,
  type UnitKey,
  type Workload,
} from 'k3s-platform/plugin'
import { type KnownPods, knownPods, mayMean } from './known-pods.ts'
import { dependencyBlocked } from './messages.ts'

/**
 * Reports dependencies that a unit waits for and then cannot reach: its own policies or theirs stop the traffic. One
 * workload of a unit that can reach it is enough, because it is not declared which of them needs the other unit.
 */
export function reportBlockedDependencies(workload: Workload, context: Context): void {
  const { project } = context
  const { units, workloads, pods: known } = indexOf(project)
  const unit = units.get(workload.unit)
  if (!unit || unit.dependsOn.length === 0) return
  const own = workloads.get(workload.unit) ?? []
  if (own[0] !== workload) return
  for (const dependency of unit.dependsOn) {
    const pods = known.get(dependency) ?? []
    if (pods.length === 0) continue
    const at = originsOf(unit, 'dependsOn')[0]
    if (!own.some(caller => pods.some(candidate => mayLeaveTo(caller, candidate))))
      context.report(dependencyBlocked(workload.unit, dependency, 'egress', at, egressPlace(workload)))
    const targets = workloads.get(dependency) ?? []
    if (targets.length > 0 && !targets.some(target => own.some(caller => admits(target, caller, project)))) {
      const { side, policy } = sideOf(targets[0]!)
      context.report(dependencyBlocked(workload.unit, dependency, side, at, policy))
    }
  }
}

/** What a project has, by unit. */
interface Index {
  readonly units: ReadonlyMap<UnitKey, Unit>
  readonly workloads: ReadonlyMap<UnitKey, readonly Workload[]>
  readonly pods: ReadonlyMap<UnitKey, readonly KnownPods[]>
}

/** Made once for all workloads, each of which may depend on all others. */
function indexOf(project: Project): Index {
  const known = INDEXES.get(project)
  if (known) return known
  const index = {
    units: new Map(project.units.map(unit => [unit.unit, unit])),
    workloads: byUnit(project.workloads),
    pods: byUnit(knownPods(project)),
  }
  INDEXES.set(project, index)
  return index
}

function byUnit<Item extends { readonly unit: UnitKey }>(items: readonly Item[]): ReadonlyMap<UnitKey, Item[]> {
  const grouped = new Map<UnitKey, Item[]>()
  for (const item of items) {
    const others = grouped.get(item.unit)
    if (others) others.push(item)
    else grouped.set(item.unit, [item])
  }
  return grouped
}

const INDEXES = new WeakMap<Project, Index>()

function mayLeaveTo({ security, namespace }: Workload, pods: KnownPods): boolean {
  const { enabled, allowTo, egress, isolated, internal } = security.networkPolicy
  // What a unit waits for is let out to, except from where nothing is meant to get out.
  if (!enabled || !(isolated || internal)) return true
  const isAdmitted = (peer: Peer) => mayMean(peer, pods, namespace)
  return (
    (allowTo ?? []).some(isAdmitted) || (egress ?? []).some(({ peers }) => peers.length === 0 || peers.some(isAdmitted))
  )
}

function admits(target: Workload, caller: Workload, { policies }: Project): boolean {
  const { visibility, allowedSources, networkPolicy } = target.security
  const { enabled, shared, allowFrom, ingress } = networkPolicy
  const others = policies.filter(policy => isAbout(policy, target))
  if (!enabled && others.length === 0) return true
  const pods: KnownPods = { unit: caller.unit, namespace: caller.namespace, labels: labelsOf(caller), isChart: false }
  const isAdmitted = (peer: Peer) => mayMean(peer, pods, target.namespace)
  const areAdmitted = (rules: readonly TrafficRule[]) =>
    rules.some(({ peers }) => peers.length === 0 || peers.some(isAdmitted))
  if (others.some(policy => areAdmitted(policy.ingress))) return true
  if (!enabled) return false
  if (!shared && (visibility === 'public' || visibility === 'internal')) return true
  if (!shared && visibility === 'private' && target.namespace === caller.namespace) return true
  return (
    (visibility === 'restricted' && allowedSources.some(isAdmitted)) ||
    allowFrom.some(isAdmitted) ||
    areAdmitted(ingress)
  )
}

/** Whether a policy of several workloads is about the pods of one. */
function isAbout({ unit, podLabels, withoutLabel }: SharedPolicy, workload: Workload): boolean {
  const labels = labelsOf(workload)
  return (
    unit === workload.unit &&
    (withoutLabel === undefined || !Object.hasOwn(labels, withoutLabel)) &&
    Object.entries(podLabels).every(([key, value]) => labels[key] === value)
  )
}

function labelsOf({ labels, podLabels }: Workload): Readonly<Record<string, string>> {
  return { ...labels, ...podLabels }
}

function egressPlace({ security }: Workload) {
  const { networkPolicy } = security
  return (['allowTo', 'egress', 'isolated'] as const).flatMap(key => originsOf(networkPolicy, key))[0]
}

/** Whether the policy of a workload or one of several says who may come in, and where that was written. */
function sideOf({ security }: Workload) {
  const { networkPolicy } = security
  return networkPolicy.shared
    ? ({ side: 'shared', policy: originsOf(networkPolicy, 'shared')[0] } as const)
    : ({ side: 'ingress', policy: originsOf(security, 'visibility')[0] } as const)
}
