import { because, fieldOf, fieldsOf, originsOf, trace, type Workload } from 'k3s-platform/plugin'
import type { PodSpec, PodTemplateSpec } from 'kubernetes-types/core/v1.js'
import { affinity } from './affinity.ts'
import { checksumOf, contentOrigins } from './config-map.ts'
import { container } from './container.ts'
import { podSettings } from './pod-settings.ts'
import { podVolumes } from './pod-volume.ts'

/** The pods of a workload. Its own container is the first; labels and annotations always exist while compiling. */
export function podTemplate(workload: Workload): PodTemplateSpec {
  const { security, imagePullSecrets, runtimeClassName, initContainers = [] } = workload
  const job = workload.job ?? workload.cronJob?.job
  const volumes = podVolumes(workload)
  const spec = trace<PodSpec>(workload, {
    restartPolicy: fieldOf(job, 'restartPolicy'),
    serviceAccountName: because(security.serviceAccount?.name, originsOf(security, 'serviceAccount')),
    automountServiceAccountToken: fieldOf(security, 'automountServiceAccountToken'),
    // Otherwise every Service of the namespace becomes variables such as VALKEY_PORT=tcp://…, which programs misread.
    enableServiceLinks: false,
    ...(imagePullSecrets.length > 0 && { imagePullSecrets: imagePullSecrets.map(name => ({ name })) }),
    runtimeClassName,
    ...podSettings(workload),
    affinity: because(affinity(workload), ['antiAffinity', 'pod']),
    securityContext: because(
      trace(security.podSecurityContext, { ...security.podSecurityContext }) as PodSpec['securityContext'],
      originsOf(security, 'podSecurityContext'),
    ),
    ...(initContainers.length > 0 && {
      initContainers: initContainers.map(init =>
        container(init.container, {
          ...init,
          securityOrigins: originsOf(init, 'securityContext'),
          ...(init.isSidecar && { restartPolicy: because('Always', originsOf(init, 'isSidecar')) }),
        }),
      ),
    }),
    containers: because(
      [
        container(workload.container, {
          volumes: workload.volumes,
          securityContext: security.containerSecurityContext,
          securityOrigins: originsOf(security, 'containerSecurityContext'),
        }),
      ],
      'name',
    ),
    ...(volumes.length > 0 && { volumes }),
  })
  const checksum = checksumOf(workload)
  return {
    metadata: trace(workload, {
      labels: podLabels(workload),
      annotations: trace<Record<string, string>>(workload.podAnnotations, {
        ...workload.podAnnotations,
        ...(checksum && { 'checksum/config': because(checksum, contentOrigins(workload)) }),
      }),
    }),
    spec,
  }
}

function podLabels(workload: Workload): Record<string, string> {
  const { labels, podLabels: further } = workload
  if (!further) return { ...labels }
  const reason = originsOf(workload, 'labels')
  const own = Object.fromEntries(Object.entries(labels).map(([label, value]) => [label, because(value, reason)]))
  return trace<Record<string, string>>(workload, { ...own, ...fieldsOf(further) })
}
