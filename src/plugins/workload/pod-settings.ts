import { originsOf, type Renamed, trace, type Workload } from 'k3s-platform/plugin'
import type { PodSpec } from 'kubernetes-types/core/v1.js'

/** What a pod is told besides its containers: its names, its node, its end. */
export function podSettings({ pod = {}, selector }: Workload): Partial<PodSpec> {
  const { nodeRequirements: _, topologySpread = [], dnsConfig, hostAliases, nodeSelector, ...plain } = pod
  return {
    ...plain,
    ...(dnsConfig && { dnsConfig: trace(dnsConfig, { ...dnsConfig }) as PodSpec['dnsConfig'] }),
    ...(hostAliases && { hostAliases: hostAliases.map(alias => trace(alias, { ...alias })) as PodSpec['hostAliases'] }),
    ...(nodeSelector && { nodeSelector: trace(nodeSelector, { ...nodeSelector }) }),
    ...(topologySpread.length > 0 && {
      topologySpreadConstraints: topologySpread.map(spread =>
        trace(spread, { ...spread, labelSelector: { matchLabels: { ...selector } } }),
      ),
    }),
  }
}

/** Where these settings were asked for. */
export function settingOrigins({ pod }: Workload): Renamed<PodSpec> {
  const names = Object.keys(pod ?? {}).filter(name => name !== 'nodeRequirements')
  return Object.fromEntries(
    names.map(name => [name === 'topologySpread' ? 'topologySpreadConstraints' : name, originsOf(pod, name)]),
  )
}
