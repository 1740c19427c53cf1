import {
  because,
  type Context,
  fieldOf,
  type Manifest,
  originsOf,
  type Project,
  trace,
  type Unit,
} from 'k3s-platform/plugin'
import type { Namespace } from 'kubernetes-types/core/v1.js'

/** What a look at the objects of a tree needs. */
type Objects = Pick<Context['resources'], 'get'>

/** The namespaces that must be in the cluster before the tree is applied, each with the first unit in it. */
export function namespacesExpectedBy({ argoCd, units }: Project, resources: Objects): ReadonlyMap<string, Unit> {
  // Applications make the namespaces that they are for, and charts always have one.
  if (argoCd.repoUrl !== undefined) return new Map()
  const applied = units.filter(({ section }) => section !== 'helm')
  return namespacesNotMade(applied, resources)
}

/**
 * The namespaces of units, each with the first unit in it, but those that every cluster has and those that a plugin makes,
 * which knows better what is to be in them.
 */
export function namespacesNotMade(units: readonly Unit[], resources: Objects): ReadonlyMap<string, Unit> {
  const found = new Map<string, Unit>()
  for (const unit of units)
    if (!OF_EVERY_CLUSTER.has(unit.namespace) && !found.has(unit.namespace)) found.set(unit.namespace, unit)
  return new Map(
    [...found]
      .filter(([name]) => resources.get({ apiVersion: 'v1', kind: 'Namespace', name }) === undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  )
}

/** The namespace of a unit, as the environment asks for it. */
export function namespaceObject(unit: Unit, { environment }: Project): Manifest<Namespace> {
  const asked = originsOf(environment, 'platform')
  const metadata = trace(unit, {
    name: fieldOf(unit, 'namespace'),
    labels: because({ 'app.kubernetes.io/managed-by': 'k3s-platform' }, asked),
    // With a namespace goes everything that is in it, and not only what came from here.
    annotations: because({ 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' }, asked),
  })
  return { apiVersion: 'v1', kind: 'Namespace', metadata }
}

const OF_EVERY_CLUSTER: ReadonlySet<string> = new Set(['default', 'kube-node-lease', 'kube-public', 'kube-system'])
