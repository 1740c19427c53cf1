import { allowIngress, definePlugin, originsOf } from 'k3s-platform/plugin'
import { noMetrics } from './messages.ts'
import { type MonitoringOptions, monitoringOptions } from './options.ts'
import { podMonitor } from './pod-monitor.ts'

/** Lets the organisation's Prometheus read the metrics of every workload that has a port called `metrics`. */
export const monitoring = definePlugin<MonitoringOptions>({
  name: 'acme-monitoring',
  options: monitoringOptions,
  apply(hooks, options) {
    const { enabled = true, namespace = 'monitoring' } = options
    if (!enabled) return
    // In this stage, because it runs behind `workload`, and the built-in tap has made the policy.
    hooks.security.tap((workload, context) => {
      const port = workload.container.ports.find(({ name }) => name === 'metrics')
      if (!port) return
      context.emit(podMonitor(workload, port, options), workload)
      allowIngress(
        context,
        workload,
        {
          from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } }],
          ports: [{ protocol: port.protocol, port: port.containerPort }],
        },
        { because: 'Prometheus reads the metrics', origins: originsOf(port, 'name') },
      )
    })
    hooks.check.tap(context => {
      for (const { workload } of context.project.routes)
        if (!workload.container.ports.some(({ name }) => name === 'metrics')) context.report(noMetrics(workload))
    })
  },
})
