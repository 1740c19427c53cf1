import type { Compilation } from 'k3s-platform'
import type { Row } from './table.ts'

/** What one environment consists of, a row for each thing that runs and each chart. */
export function listedOf({ environment, project }: Compilation): readonly Row[] {
  const workloads = (project?.workloads ?? []).map(workload => ({
    unit: workload.unit,
    environment,
    object: `${workload.kind}/${workload.name}`,
    namespace: workload.namespace,
    runs: workload.container.image,
    pods: podsOf(workload),
    routes: routesOf(workload),
  }))
  const charts = (project?.charts ?? []).map(({ unit, name, namespace, chart, version }) => ({
    unit,
    environment,
    object: `Application/${name}`,
    namespace,
    runs: `${chart} ${version}`,
    pods: '',
    routes: [],
  }))
  return [...charts, ...workloads]
}

type Workload = NonNullable<Compilation['project']>['workloads'][number]

function podsOf({ kind, scaling, replicas, job }: Workload): string {
  if (kind === 'DaemonSet') return 'one on each node'
  if (kind === 'Job') return `${job?.completions ?? 1}, to its end`
  if (!('maxReplicas' in scaling)) return String(replicas ?? scaling.minReplicas)
  return `${scaling.minReplicas}..${scaling.maxReplicas} ${scaling.type}`
}

function routesOf({ route }: Workload): readonly string[] {
  if (!route) return []
  const hosts = route.hosts.length > 0 ? route.hosts : ['*']
  return hosts.map(host => `${route.tls ? 'https' : 'http'}://${host}${route.path}`)
}
