import type { Deployment } from 'kubernetes-types/apps/v1.js'
import type { Manifest } from '../k8s/object.ts'
import { type EntryNode, filled } from './entry-node.ts'

/** `strategy` and the other keys that decide how new pods replace old ones. */
export function rolloutKeys({ spec }: Manifest<Deployment>): EntryNode {
  const { type, rollingUpdate } = spec?.strategy ?? {}
  return {
    strategy: filled({ type, max_surge: rollingUpdate?.maxSurge, max_unavailable: rollingUpdate?.maxUnavailable }),
    min_ready_seconds: spec?.minReadySeconds,
    progress_deadline: spec?.progressDeadlineSeconds,
    revision_history_limit: spec?.revisionHistoryLimit,
  }
}
