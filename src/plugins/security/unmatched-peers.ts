import { type Context, originsOf, type Peer, type Project, type Workload } from 'k3s-platform/plugin'
import { type KnownPods, knownPods, mayMean } from './known-pods.ts'
import { peerMatchesNothing } from './messages.ts'

/** Reports peers that select no pod of a namespace whose pods are all known. */
export function reportUnmatchedPeers(workload: Workload, context: Context): void {
  const { project } = context
  let known: readonly KnownPods[] | undefined
  for (const peer of peersOf(workload)) {
    if (peer.kind !== 'pods' || !peer.podLabels) continue
    const namespace = peer.namespace ?? workload.namespace
    if (!isWhollyKnown(namespace, project)) continue
    // Most workloads name no peers, and the pods are as many as the workloads.
    known ??= knownPods(project)
    if (known.some(candidate => mayMean(peer, candidate, workload.namespace))) continue
    const labels = Object.entries(peer.podLabels).map(([key, value]) => `${key}: ${value}`)
    context.report(
      peerMatchesNothing(
        { labels: labels.join(', '), namespace },
        labelsIn(namespace, known, peer),
        originsOf(peer, 'podLabels')[0],
      ),
    )
  }
}

function peersOf({ security }: Workload): readonly Peer[] {
  const { networkPolicy, visibility, allowedSources } = security
  if (!networkPolicy.enabled) return []
  return [
    ...(visibility === 'restricted' ? allowedSources : []),
    ...networkPolicy.allowFrom,
    ...networkPolicy.ingress.flatMap(({ peers }) => peers),
    ...(networkPolicy.allowTo ?? []),
    ...(networkPolicy.egress ?? []).flatMap(({ peers }) => peers),
  ]
}

/** A namespace that apps.yaml fills. What runs in others is not its business. */
function isWhollyKnown(namespace: string, { units, unexpanded }: Project): boolean {
  const unknown = new Set(unexpanded.map(({ unit }) => unit))
  const inside = units.filter(unit => unit.namespace === namespace)
  return inside.length > 0 && inside.every(({ unit }) => !unknown.has(unit))
}

/** The labels that were probably meant: those of the unit whose name the peer mentions, else of all. */
function labelsIn(namespace: string, pods: readonly KnownPods[], peer: Extract<Peer, { kind: 'pods' }>): string[] {
  const words = Object.values(peer.podLabels ?? {})
  const inside = pods.filter(candidate => candidate.namespace === namespace)
  const meant = inside.filter(({ unit }) => words.includes(unit.slice(unit.indexOf('/') + 1)))
  return (meant.length > 0 ? meant : inside).map(({ unit, labels, isChart }) => {
    const key = isChart ? 'app.kubernetes.io/name' : 'app'
    return `${unit} (${key}: ${labels[key]})`
  })
}
