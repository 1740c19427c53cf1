import { originsOf, trace, type Workload } from 'k3s-platform/plugin'
import type { PodSpec, PodTemplateSpec } from 'kubernetes-types/core/v1.js'
import { affinity } from './affinity.ts'
import { container } from './container.ts'
import { podVolume } from './pod-volume.ts'

/** The pods of a workload. Its own container is the first; labels and annotations always exist while compiling. */
export function podTemplate(workload: Workload): PodTemplateSpec {
  const { security, volumes, imagePullSecrets, runtimeClassName } = workload
  const { serviceAccount, automountServiceAccountToken: token } = security
  const podAffinity = affinity(workload)
  const spec: PodSpec = {
    ...(serviceAccount && { serviceAccountName: serviceAccount.name }),
    ...(token !== undefined && { automountServiceAccountToken: token }),
    // Otherwise every Service of the namespace becomes variables such as VALKEY_PORT=tcp://…, which programs misread.
    enableServiceLinks: false,
    ...(imagePullSecrets.length > 0 && { imagePullSecrets: imagePullSecrets.map(name => ({ name })) }),
    ...(runtimeClassName !== undefined && { runtimeClassName }),
    ...(podAffinity && { affinity: podAffinity }),
    securityContext: trace(security.podSecurityContext, {
      ...security.podSecurityContext,
    }) as PodSpec['securityContext'],
    containers: [container(workload)],
    ...(volumes.length > 0 && { volumes: volumes.map(podVolume) }),
  }
  return {
    metadata: trace(workload, { labels: { ...workload.labels }, annotations: {} }),
    spec: trace(workload, spec, {
      serviceAccountName: originsOf(security, 'serviceAccount'),
      automountServiceAccountToken: originsOf(security, 'automountServiceAccountToken'),
      securityContext: originsOf(security, 'podSecurityContext'),
      affinity: 'antiAffinity',
      containers: 'name',
    }),
  }
}
