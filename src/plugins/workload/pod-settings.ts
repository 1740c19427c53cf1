import { because, type Fields, fieldsOf, trace, type Workload, type Written } from 'k3s-platform/plugin'
import type { PodSpec } from 'kubernetes-types/core/v1.js'

/** The settings of a pod without its containers: its names, its node, its end. */
export function podSettings({ pod = {}, selector }: Workload): Fields<Partial<PodSpec>> {
  const { nodeRequirements: _, nodePreferences: __, ...settings } = fieldsOf(pod)
  const { topologySpread, dnsConfig, hostAliases, nodeSelector, tolerations, ...plain } = settings
  return {
    ...plain,
    ...(dnsConfig && { dnsConfig: copied(dnsConfig, of => trace(of, { ...of }) as PodSpec['dnsConfig']) }),
    ...(hostAliases && {
      hostAliases: copied(hostAliases, of => of.map(alias => trace(alias, { ...alias })) as PodSpec['hostAliases']),
    }),
    ...(tolerations && {
      tolerations: copied(tolerations, of => of.map(one => trace(one, { ...one }))),
    }),
    ...(nodeSelector && { nodeSelector: copied(nodeSelector, of => trace(of, { ...of })) }),
    ...(topologySpread && {
      topologySpreadConstraints: copied(topologySpread, of =>
        of.map(spread => trace(spread, { ...spread, labelSelector: { matchLabels: { ...selector } } })),
      ),
    }),
  }
}

function copied<Asked, Made extends object | undefined>(
  { value, reason }: Written<Asked>,
  copy: (value: Asked) => Made,
) {
  return because(copy(value), reason)
}
