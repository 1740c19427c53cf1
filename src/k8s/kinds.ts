/**
 * Kinds in the order in which a cluster wants them: what others refer to comes first, what takes traffic comes last.
 * Argo CD waits for an Ingress, so nothing stands behind it.
 */
const ORDER: readonly string[] = [
  'Namespace',
  'ServiceAccount',
  'Secret',
  'ConfigMap',
  'PersistentVolumeClaim',
  'NetworkPolicy',
  'Service',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'PodDisruptionBudget',
  'HorizontalPodAutoscaler',
  'TriggerAuthentication',
  'InterceptorRoute',
  'HTTPScaledObject',
  'ScaledObject',
  'Certificate',
  'Middleware',
  'ServersTransport',
]

/** The place of a kind in a file that is applied from top to bottom. Unknown kinds stand before the routes. */
export function rankOfKind(kind: string): number {
  const rank = ORDER.indexOf(kind)
  if (rank >= 0) return rank
  return kind === 'Ingress' || kind === 'IngressRoute' ? ORDER.length + 1 : ORDER.length
}
