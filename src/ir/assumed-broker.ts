import type { Chart } from './chart.ts'
import { because, fieldOf, trace } from './provenance.ts'
import type { Queue } from './queue.ts'
import type { UnitKey } from './unit.ts'

/** Who looks for a broker, and where. */
export interface BrokerSearch {
  readonly charts: readonly Chart[]
  /** What the unit waits for: its charts are taken before any other. */
  readonly dependsOn: readonly UnitKey[]
  /** The namespace of the workload. Secrets of other namespaces cannot be referred to. */
  readonly namespace: string
  readonly clusterDomain: string
}

/** The broker that a chart is taken for. */
export interface AssumedBroker {
  readonly chart: Chart
  readonly queue: Queue
}

/** Whether what is written of a broker says where it is. */
export function hasAddress({ address, broker, auth, metadata }: Queue): boolean {
  if (address !== undefined) return true
  if (broker === 'rabbitmq' && auth && auth.usernameKey === undefined) return true
  return ADDRESS_KEYS.some(key => metadata[key] !== undefined)
}

/** The addresses of a broker, one for each of its nodes. */
export function addressesOf({ address, metadata }: Queue): readonly string[] {
  const host = metadata.port === undefined ? metadata.host : `${metadata.host}:${metadata.port}`
  const written = ADDRESS_KEYS.filter(key => key !== 'host').map(key => metadata[key])
  const text = address ?? written.find(value => value !== undefined) ?? host ?? ''
  return text.split(',').filter(part => part.trim() !== '')
}

const ADDRESS_KEYS = ['address', 'addresses', 'hosts', 'host', 'bootstrapServers', 'natsServerMonitoringEndpoint']

/** A chart of Valkey or Redis of the same file, taken for the broker when nothing says where that is. */
export function assumedBroker(written: Queue | undefined, search: BrokerSearch): AssumedBroker | undefined {
  if (written && !isRedis(written)) return undefined
  const candidates = search.charts.filter(({ chart }) => Object.hasOwn(WRITER_OF, chart))
  const chart = candidates.find(({ unit }) => search.dependsOn.includes(unit)) ?? candidates[0]
  if (!chart) return undefined
  const assumed = assumedOf(chart, search)
  const queue = trace<Queue>(chart, {
    ...assumed,
    ...written,
    broker: written ? fieldOf(written, 'broker') : because(assumed.broker, 'chart'),
    address: because(assumed.address, ['name', 'namespace', 'chart']),
    auth: because(written?.auth ?? assumed.auth, 'name'),
    metadata: written ? fieldOf(written, 'metadata') : assumed.metadata,
  })
  return { chart, queue }
}

function isRedis({ broker }: Queue): boolean {
  return broker === 'redis' || broker === 'redis-streams'
}

/** What Bitnami's two charts call the pod that takes writes. */
const WRITER_OF: Readonly<Record<string, string>> = { redis: 'master', valkey: 'primary' }

/** The names that the chart gives to its Service and to its Secret. */
function assumedOf(chart: Chart, { namespace, clusterDomain }: BrokerSearch): Queue {
  const fullName = chart.name.includes(chart.chart) ? chart.name : `${chart.name}-${chart.chart}`
  const values = (chart.values?.auth ?? {}) as {
    readonly enabled?: unknown
    readonly existingSecret?: unknown
    readonly existingSecretPasswordKey?: unknown
  }
  const host = `${fullName}-${WRITER_OF[chart.chart]}.${chart.namespace}.svc.${clusterDomain}`
  const auth = trace(chart, {
    secret: because(String(values.existingSecret ?? fullName), 'name'),
    key: because(String(values.existingSecretPasswordKey ?? `${chart.chart}-password`), ['chart', 'name']),
  })
  const hasAuth = values.enabled !== false && chart.namespace === namespace
  return { broker: 'redis', address: `${host}:6379`, ...(hasAuth && { auth }), tls: false, metadata: {} }
}
