import { keyOriginOf, type WorkloadKind } from 'k3s-platform/plugin'
import { ignoredKey } from './loss-messages.ts'
import type { Subject } from './stack.ts'

/** How many pods of a service there are; `deploy.replicas` wins over `scale`. */
export function toReplicas({ service, report }: Subject, kind: WorkloadKind): number | undefined {
  const { deploy, scale } = service
  const at = (key: 'replicas' | 'scale') => keyOriginOf(key === 'scale' ? service : deploy, key)
  if (scale !== undefined && deploy?.replicas !== undefined)
    report(ignoredKey('scale', '"deploy.replicas" already sets it', at('scale')))
  if (kind === 'Deployment') return deploy?.replicas ?? scale
  if (kind === 'DaemonSet' && deploy?.replicas !== undefined)
    report(ignoredKey('deploy.replicas', 'there is one pod on each node', at('replicas')))
  if (kind === 'Job' && deploy?.replicas !== undefined && deploy.mode !== 'replicated-job')
    report(ignoredKey('deploy.replicas', 'it runs once to its end', at('replicas')))
  if (scale !== undefined && deploy?.replicas === undefined)
    report(
      ignoredKey('scale', kind === 'Job' ? 'it runs once to its end' : 'there is one pod on each node', at('scale')),
    )
  return undefined
}
