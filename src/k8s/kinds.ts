/**
 * Kinds in the order in which a cluster wants them: what others refer to comes first, what takes traffic comes last.
 * Argo CD waits for an Ingress, so nothing comes after it.
 */
const ORDER: readonly string[] = [
  'Namespace',
  'CustomResourceDefinition',
  'ServiceAccount',
  'ClusterRole',
  'Role',
  'ClusterRoleBinding',
  'RoleBinding',
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
]

/** Where a kind that a plugin declares comes: among the scalers, or among the routes at the end. Else between them. */
export type KindPlace = 'route' | 'scaler'

/** Kinds that plugins declare, each with its place, in the order in which a cluster wants those of one place. */
export type KindPlaces = ReadonlyMap<string, KindPlace | undefined>

/** Kinds that no plugin declares. */
export const NO_PLACES: KindPlaces = new Map()

/** The place of a kind in a file that is applied from top to bottom. Unknown kinds come before the routes. */
export function rankOfKind(kind: string, declared: KindPlaces): number {
  const rank = ORDER.indexOf(kind)
  if (rank >= 0) return rank
  if (kind === 'Certificate') return CERTIFICATES
  if (kind === 'Ingress') return ROUTES
  const index = [...declared.keys()].indexOf(kind)
  if (index < 0) return UNKNOWN
  const place = declared.get(kind)
  return (place === 'route' ? ROUTES : place === 'scaler' ? SCALERS : CERTIFICATES) + (index + 1) / (declared.size + 1)
}

const SCALERS = ORDER.length
const CERTIFICATES = SCALERS + 1
const UNKNOWN = CERTIFICATES + 1
const ROUTES = UNKNOWN + 1
