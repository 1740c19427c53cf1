import { fieldOf, type Manifest, metadata, type Port, trace, type Workload } from 'k3s-platform/plugin'
import type { MonitoringOptions } from './options.ts'

/** PodMonitor of `monitoring.coreos.com/v1`, as far as it is written here. */
interface PodMonitor {
  readonly spec: {
    readonly selector: { readonly matchLabels: Readonly<Record<string, string>> }
    readonly podMetricsEndpoints: readonly { readonly port: string; readonly interval: string }[]
  }
}

/** The resource by which the Prometheus operator finds the pods, and the port that it reads. */
export function podMonitor(workload: Workload, port: Port, options: MonitoringOptions): Manifest<PodMonitor> {
  const endpoint = trace(options, { port: fieldOf(port, 'name'), interval: options.interval ?? '1m' })
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: metadata(workload),
    spec: trace(workload, { selector: { matchLabels: workload.selector }, podMetricsEndpoints: [endpoint] }),
  }
}
