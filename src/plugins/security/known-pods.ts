import type { Peer, Project, UnitKey } from 'k3s-platform/plugin'

/** Pods that apps.yaml brings into the cluster, by what is known of their labels. */
export interface KnownPods {
  readonly unit: UnitKey
  readonly namespace: string
  readonly labels: Readonly<Record<string, string>>
  /** Whether they may have other labels too: a chart's templates are not read. */
  readonly isChart: boolean
}

/** Every kind of pod that the project is known to make. */
export function knownPods({ workloads, charts }: Project): KnownPods[] {
  return [
    ...workloads.map(({ unit, namespace, labels, podLabels }) => ({
      unit,
      namespace,
      labels: { ...labels, ...podLabels },
      isChart: false,
    })),
    ...charts.map(({ unit, namespace, chart, name }) => ({
      unit,
      namespace,
      // What Helm's own template of a chart writes, and nearly every chart with it.
      labels: { 'app.kubernetes.io/name': chart, 'app.kubernetes.io/instance': name },
      isChart: true,
    })),
  ]
}

/** Whether a peer may mean the pods. A range of addresses may; the addresses of pods are not known in advance. */
export function mayMean(peer: Peer, pods: KnownPods, ownNamespace: string): boolean {
  if (peer.kind === 'cidr') return true
  if ((peer.namespace ?? ownNamespace) !== pods.namespace) return false
  return Object.entries(peer.podLabels ?? {}).every(([key, value]) =>
    pods.isChart ? isUsualOfCharts(key) && (pods.labels[key] ?? value) === value : pods.labels[key] === value,
  )
}

/** `app` is not: charts of today have no such label, which is how a policy comes to select nothing. */
function isUsualOfCharts(key: string): boolean {
  return key.startsWith('app.kubernetes.io/') || key === 'helm.sh/chart'
}
