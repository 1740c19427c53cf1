import { originsOf, trace, type Workload } from 'k3s-platform/plugin'
import type { PodSpec, PodTemplateSpec } from 'kubernetes-types/core/v1.js'
import { affinity } from './affinity.ts'
import { checksumOf, contentOrigins } from './config-map.ts'
import { container } from './container.ts'
import { podSettings, settingOrigins } from './pod-settings.ts'
import { podVolumes } from './pod-volume.ts'

/** The pods of a workload. Its own container is the first; labels and annotations always exist while compiling. */
export function podTemplate(workload: Workload): PodTemplateSpec {
  const { security, imagePullSecrets, runtimeClassName, initContainers = [] } = workload
  const job = workload.job ?? workload.cronJob?.job
  const { serviceAccount, automountServiceAccountToken: token } = security
  const podAffinity = affinity(workload)
  const volumes = podVolumes(workload)
  const spec: PodSpec = {
    ...(job && { restartPolicy: job.restartPolicy }),
    ...(serviceAccount && { serviceAccountName: serviceAccount.name }),
    ...(token !== undefined && { automountServiceAccountToken: token }),
    // Otherwise every Service of the namespace becomes variables such as VALKEY_PORT=tcp://…, which programs misread.
    enableServiceLinks: false,
    ...(imagePullSecrets.length > 0 && { imagePullSecrets: imagePullSecrets.map(name => ({ name })) }),
    ...(runtimeClassName !== undefined && { runtimeClassName }),
    ...podSettings(workload),
    ...(podAffinity && { affinity: podAffinity }),
    securityContext: trace(security.podSecurityContext, {
      ...security.podSecurityContext,
    }) as PodSpec['securityContext'],
    ...(initContainers.length > 0 && {
      initContainers: initContainers.map(init =>
        container(init.container, { ...init, securityOrigins: originsOf(init, 'securityContext') }),
      ),
    }),
    containers: [
      container(workload.container, {
        volumes: workload.volumes,
        securityContext: security.containerSecurityContext,
        securityOrigins: originsOf(security, 'containerSecurityContext'),
      }),
    ],
    ...(volumes.length > 0 && { volumes }),
  }
  const checksum = checksumOf(workload)
  const annotations = { ...workload.podAnnotations, ...(checksum && { 'checksum/config': checksum }) }
  return {
    metadata: trace(workload, {
      labels: podLabels(workload),
      annotations: trace(workload.podAnnotations, annotations, {
        ...(checksum && { 'checksum/config': contentOrigins(workload) }),
      }),
    }),
    spec: trace(workload, spec, {
      serviceAccountName: originsOf(security, 'serviceAccount'),
      automountServiceAccountToken: originsOf(security, 'automountServiceAccountToken'),
      securityContext: originsOf(security, 'podSecurityContext'),
      affinity: ['antiAffinity', 'pod'],
      containers: 'name',
      restartPolicy: originsOf(job, 'restartPolicy'),
      ...settingOrigins(workload),
    }),
  }
}

function podLabels(workload: Workload): Record<string, string> {
  const { labels, podLabels: further } = workload
  if (!further) return { ...labels }
  const because = originsOf(workload, 'labels')
  const places = Object.entries({ ...labels, ...further }).map(
    ([label]) => [label, Object.hasOwn(further, label) ? originsOf(further, label) : because] as const,
  )
  return trace(workload, { ...labels, ...further }, Object.fromEntries(places))
}
