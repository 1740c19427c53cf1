import { type Context, keyOriginOf, originsOf, type Security, type Workload } from 'k3s-platform/plugin'
import { addedCapabilities, nonRootNeedsUser, restrictedGap, rootRefused, tokenPathTaken } from './messages.ts'

/** Reports what of a pod's security context cannot work, weakens it, or keeps it below the strictest standard. */
export function reportPodSecurity(workload: Workload, context: Context): void {
  const { security } = workload
  const { podSecurityContext: pod, containerSecurityContext: container } = security
  if (pod.runAsNonRoot && pod.runAsUser === 0) context.report(rootRefused(keyOriginOf(pod, 'runAsUser')))
  else if (pod.runAsNonRoot && pod.runAsUser === undefined)
    context.report(nonRootNeedsUser(workload.name, originsOf(pod, 'runAsNonRoot')[0]))
  const added = (container.capabilities?.add ?? []).filter(capability => capability !== HARMLESS_CAPABILITY)
  if (added.length > 0) context.report(addedCapabilities(added, originsOf(container.capabilities, 'add')[0]))
  const gap = gapToRestricted(security)
  if (gap.length > 0) context.report(restrictedGap(workload.name, gap, originsOf(workload, 'name')[0]))
  reportTokenPath(workload, context)
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
const HARMLESS_CAPABILITY = 'NET_BIND_SERVICE'

/** The kubelet mounts the token below `/var/run/secrets` and cannot make the folder inside of a read-only mount. */
function reportTokenPath({ volumes, security }: Workload, context: Context): void {
  if (security.automountServiceAccountToken === false) return
  for (const volume of volumes)
    if (volume.readOnly && /^(\/var)?\/run(\/secrets)?\/?$/.test(volume.mountPath))
      context.report(tokenPathTaken(volume.mountPath, originsOf(volume, 'mountPath')[0]))
}
