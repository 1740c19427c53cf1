import { type Context, keyOriginOf, originsOf, type Workload } from 'k3s-platform/plugin'
import { addedCapabilities, nonRootNeedsUser, rootRefused, tokenPathTaken } from './messages.ts'
import { HARMLESS_CAPABILITY } from './restricted-gap.ts'

/** Reports what of a pod's security context cannot work, or weakens it. */
export function reportPodSecurity(workload: Workload, context: Context): void {
  const { security } = workload
  const { podSecurityContext: pod, containerSecurityContext: container } = security
  if (pod.runAsNonRoot && pod.runAsUser === 0) context.report(rootRefused(keyOriginOf(pod, 'runAsUser')))
  else if (pod.runAsNonRoot && pod.runAsUser === undefined)
    context.report(nonRootNeedsUser(workload.name, originsOf(pod, 'runAsNonRoot')[0]))
  const added = (container.capabilities?.add ?? []).filter(capability => capability !== HARMLESS_CAPABILITY)
  if (added.length > 0) context.report(addedCapabilities(added, originsOf(container.capabilities, 'add')[0]))
  reportTokenPath(workload, context)
}

/** The kubelet mounts the token below `/var/run/secrets` and cannot make the folder inside of a read-only mount. */
function reportTokenPath({ volumes, security }: Workload, context: Context): void {
  if (security.automountServiceAccountToken === false) return
  for (const volume of volumes)
    if (volume.readOnly && /^(\/var)?\/run(\/secrets)?\/?$/.test(volume.mountPath))
      context.report(tokenPathTaken(volume.mountPath, originsOf(volume, 'mountPath')[0]))
}
