import { type Static, Type } from '@sinclair/typebox'
import { closed, list, text, whole } from './shapes.ts'

/** How many pods a drain of nodes must leave alone. */
export const PodDisruptionBudget = closed(
  'PodDisruptionBudget',
  'How many pods must stay while nodes are drained: a PodDisruptionBudget. One of its two keys.',
  {
    min_available: podCount('The minimum of pods that stay available (`minAvailable`), as a number or in percent.', [
      1,
      '50%',
    ]),
    max_unavailable: podCount(
      'The maximum of pods that may be unavailable (`maxUnavailable`), as a number or in percent.',
      [1, '50%'],
    ),
  },
)
export type PodDisruptionBudget = Static<typeof PodDisruptionBudget>

/** A rule that pods had better not share a place. */
export const PreferredAntiAffinity = closed(
  'PreferredAntiAffinity',
  'Pods of this workload are spread if the cluster has room for it.',
  {
    topology_key: text('The node label that makes a place: two nodes with one value are one place.', {
      examples: ['kubernetes.io/hostname'],
    }),
    weight: Type.Integer({
      minimum: 1,
      maximum: 100,
      default: 100,
      description: 'How much it counts against other preferences.',
    }),
  },
  ['topology_key'],
)
export type PreferredAntiAffinity = Static<typeof PreferredAntiAffinity>

/** A rule that pods must not share a place. */
export const RequiredAntiAffinity = closed(
  'RequiredAntiAffinity',
  'Pods of this workload never share a place, even if that leaves some unscheduled.',
  {
    topology_key: text('The node label that makes a place: two nodes with one value are one place.', {
      examples: ['topology.kubernetes.io/zone'],
    }),
  },
  ['topology_key'],
)
export type RequiredAntiAffinity = Static<typeof RequiredAntiAffinity>

/** How the pods of a workload keep apart. */
export const AntiAffinity = closed(
  'AntiAffinity',
  'How the pods of this workload are spread over nodes or zones (`podAntiAffinity`).',
  {
    preferred: list(PreferredAntiAffinity, 'Wishes that the scheduler weighs.'),
    required: list(RequiredAntiAffinity, 'Rules that the scheduler obeys.'),
  },
)
export type AntiAffinity = Static<typeof AntiAffinity>

/** The keys that say how many pods run and where, next to `scaling`. */
export const replicaKeys = {
  replicas: whole(0, 'How many pods run without a scaler; with one, the least number of pods.', { examples: [2] }),
  pod_disruption_budget: PodDisruptionBudget,
  anti_affinity: AntiAffinity,
}

/** A number of pods, or a part of them in percent. */
export function podCount(description: string, examples: readonly (string | number)[]) {
  return Type.Unsafe<number | string>({
    type: ['integer', 'string'],
    minimum: 0,
    pattern: '^\\d+%?$',
    description,
    examples,
  })
}
