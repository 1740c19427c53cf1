import { type Context, originsOf, type Security, type Workload } from 'k3s-platform/plugin'
import { restrictedGap } from './messages.ts'

/** Says what the pods of a workload lack of the strictest of Kubernetes' standards. */
export function reportRestrictedGap(workload: Workload, context: Context): void {
  const gap = gapToRestricted(workload.security)
  const [at] = [...originsOf(workload, 'security'), ...originsOf(workload, 'name')]
  if (gap.length > 0) context.report(restrictedGap(gap, at))
}

/** What the Pod Security Standard "restricted" asks for and the workload does not have. */
export function gapToRestricted({ podSecurityContext: pod, containerSecurityContext: container }: Security): string[] {
  const { drop, add = [] } = container.capabilities ?? {}
  const seccomp = pod.seccompProfile?.type
  return [
    ...(pod.runAsNonRoot ? [] : ['run_as_non_root: true']),
    ...(pod.runAsUser === 0 ? ['a run_as_user other than 0'] : []),
    ...(container.allowPrivilegeEscalation === false ? [] : ['allow_privilege_escalation: false']),
    ...(drop?.includes('ALL') ? [] : ['capabilities.drop: [ALL]']),
    ...(add.every(capability => capability === HARMLESS_CAPABILITY) ? [] : ['fewer capabilities']),
    ...(seccomp === 'RuntimeDefault' || seccomp === 'Localhost' ? [] : ['seccomp_profile.type: RuntimeDefault']),
  ]
}

/** The one capability that "restricted" lets a container have. */
export const HARMLESS_CAPABILITY = 'NET_BIND_SERVICE'
