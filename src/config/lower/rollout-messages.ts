import { type Diagnostic, error } from '../../ir/diagnostic.ts'
import type { Origin } from '../../ir/origin.ts'
import type { WorkloadKind } from '../../ir/workload.ts'

/** Deployments know `Recreate`, StatefulSets and DaemonSets know `OnDelete`; all of them know `RollingUpdate`. */
export function strategyOfOtherKind(type: string, kind: WorkloadKind, at: Origin | undefined): Diagnostic {
  const hint = `Write "RollingUpdate" or "${kind === 'Deployment' ? 'Recreate' : 'OnDelete'}".`
  return error('config/strategy-of-other-kind', `A ${kind} has no strategy "${type}".`, at, hint)
}
