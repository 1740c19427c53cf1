import type { Static } from '@sinclair/typebox'
import { podCount } from './replicas.ts'
import { closed, oneOf, whole } from './shapes.ts'

/** How new pods replace old ones. */
export const Strategy = closed('Strategy', 'How new pods replace old ones (`strategy`, `updateStrategy`).', {
  type: oneOf(
    {
      RollingUpdate: 'Some pods at a time.',
      Recreate: 'All old pods stop before new ones start; for Deployments.',
      OnDelete: 'A new pod starts when the old one is deleted manually; for StatefulSets and DaemonSets.',
    },
    'How pods are replaced. Without it, `Recreate` with a claim that one node mounts, else `RollingUpdate`.',
  ),
  max_surge: podCount('For `RollingUpdate`: how many pods there may be in addition, as a number or in percent.', [
    1,
    '25%',
  ]),
  max_unavailable: podCount('For `RollingUpdate`: how many pods may be missing, as a number or in percent.', [
    0,
    '25%',
  ]),
})
export type Strategy = Static<typeof Strategy>

/** The keys that decide how new pods replace old ones. */
export const rolloutKeys = {
  strategy: Strategy,
  min_ready_seconds: whole(0, 'Seconds that a new pod must be ready before it counts as available.', {
    default: 0,
    examples: [10],
  }),
  progress_deadline: whole(
    1,
    'Seconds without progress after which a rollout counts as failed (`progressDeadlineSeconds`).',
    { default: 600, examples: [300] },
  ),
  revision_history_limit: whole(0, 'How many old revisions are kept for a rollback.', { default: 10, examples: [3] }),
}
