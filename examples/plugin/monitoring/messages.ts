import { type Diagnostic, originsOf, type Workload } from 'k3s-platform/plugin'

/** A workload is reached from outside, and nobody will see how it does. */
export function noMetrics(workload: Workload): Diagnostic {
  const [at] = originsOf(workload, 'name')
  return {
    code: 'acme-monitoring/no-metrics',
    severity: 'warning',
    message: `"${workload.name}" has a route, but no port called "metrics".`,
    ...(at && { at }),
    hint: 'Serve metrics, and add a port to container.ports: - { name: metrics, container_port: 9090 }.',
    entry: workload.unit,
  }
}
