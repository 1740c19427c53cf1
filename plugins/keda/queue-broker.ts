import { type Chart, type Context, originsOf, type Queue, type ScaledWorkload, trace } from 'k3s-platform/plugin'
import { brokerAssumed, brokerUnknown } from './queue-messages.ts'
import type { KedaSettings } from './settings.ts'

/**
 * The broker of a workload's queue: the one that is written, else a chart of Valkey or Redis in the same file, of those
 * that the workload waits for before any other. What is assumed of a chart is said.
 */
export function findBroker(
  workload: ScaledWorkload<'keda-queue'>,
  context: Context,
  settings: KedaSettings,
): Queue | undefined {
  const { scaling } = workload
  const { queue } = scaling
  if (queue && hasAddress(queue)) return queue
  const chart = !queue || isRedis(queue) ? brokerChart(workload, context) : undefined
  if (!chart) {
    context.report(
      brokerUnknown(scaling.queueName!, queue?.broker, originsOf(queue ?? scaling, queue ? 'broker' : 'queueName')[0]),
    )
    return undefined
  }
  const assumed = assumedOf(chart, workload, settings)
  const at = originsOf(scaling, 'queueName')[0]
  context.report(brokerAssumed(chart.unit, assumed.address!, assumed.auth && { ...assumed.auth }, at))
  return trace(
    chart,
    { ...assumed, ...queue, address: assumed.address, auth: queue?.auth ?? assumed.auth },
    {
      address: 'name',
      auth: 'name',
      broker: queue ? originsOf(queue, 'broker') : 'chart',
      metadata: originsOf(queue, 'metadata'),
    },
  )
}

function hasAddress({ address, broker, auth, metadata }: Queue): boolean {
  if (address !== undefined) return true
  if (broker === 'rabbitmq' && auth && auth.usernameKey === undefined) return true
  return ADDRESS_KEYS.some(key => metadata[key] !== undefined)
}

const ADDRESS_KEYS = ['address', 'addresses', 'hosts', 'host', 'bootstrapServers', 'natsServerMonitoringEndpoint']

function isRedis({ broker }: Queue): boolean {
  return broker === 'redis' || broker === 'redis-streams'
}

function brokerChart({ unit }: ScaledWorkload<'keda-queue'>, { project }: Context): Chart | undefined {
  const candidates = project.charts.filter(({ chart }) => Object.hasOwn(WRITER_OF, chart))
  const dependsOn = project.units.find(candidate => candidate.unit === unit)?.dependsOn ?? []
  return candidates.find(chart => dependsOn.includes(chart.unit)) ?? candidates[0]
}

/** What Bitnami's two charts call the pod that takes writes. */
const WRITER_OF: Readonly<Record<string, string>> = { redis: 'master', valkey: 'primary' }

/** The names that the chart gives to its Service and to its Secret. */
function assumedOf(chart: Chart, { namespace }: ScaledWorkload<'keda-queue'>, settings: KedaSettings): Queue {
  const fullName = chart.name.includes(chart.chart) ? chart.name : `${chart.name}-${chart.chart}`
  const values = (chart.values?.auth ?? {}) as {
    readonly enabled?: unknown
    readonly existingSecret?: unknown
    readonly existingSecretPasswordKey?: unknown
  }
  const host = `${fullName}-${WRITER_OF[chart.chart]}.${chart.namespace}.svc.${settings.clusterDomain}`
  const auth = {
    secret: String(values.existingSecret ?? fullName),
    key: String(values.existingSecretPasswordKey ?? `${chart.chart}-password`),
  }
  // KEDA reads Secrets of the workload's own namespace only.
  const hasAuth = values.enabled !== false && chart.namespace === namespace
  return { broker: 'redis', address: `${host}:6379`, ...(hasAuth && { auth }), tls: false, metadata: {} }
}
