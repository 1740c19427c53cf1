import { byRule, type ConfigNode, lowered, originsOf, overlay } from 'k3s-platform/plugin'
import type { HttpTrigger, QueueTrigger } from '../discover/discovered-function.ts'
import type { Subject } from './entry.ts'
import { limitWithoutRoute } from './messages.ts'

/** The port on which the runtime serves HTTP. */
const PORT = 8080

/** A node of an HTTP function: a port, probes of the runtime's own paths, and a route when the function is public. */
export function httpNode(node: ConfigNode, trigger: HttpTrigger, subject: Subject): ConfigNode {
  const { found, report } = subject
  const because = originsOf(trigger, 'type')
  const scaling = only(node.scaling, HTTP_SCALING, ['keda-queue', 'keda-cron'])
  const visibility = (node.security as ConfigNode | undefined)?.visibility
  const written = node.ingress as ConfigNode | undefined
  const isRouted = written ? written.enabled !== false : visibility === 'public'
  if (trigger.rate_limit != null && !isRouted)
    report(limitWithoutRoute(found.name, originsOf(trigger, 'rate_limit')[0]))
  const { ingress: _, ...rest } = node
  const probes = lowered(
    trigger,
    {
      startup: probe(trigger, '/ready', { period: 2, failure_threshold: 30 }),
      readiness: probe(trigger, '/ready', { period: 5 }),
      liveness: probe(trigger, '/live', { period: 10 }),
    },
    { startup: because, readiness: because, liveness: because },
  )
  const ingress = isRouted ? overlay(routeNode(trigger, subject), written) : undefined
  return lowered<ConfigNode>(
    node,
    {
      ...rest,
      container: lowered(
        trigger,
        {
          ports: [
            lowered(
              trigger,
              { name: 'http', container_port: PORT, service_port: 80 },
              { name: because, container_port: because, service_port: because },
            ),
          ],
        },
        { ports: because },
      ),
      probes: node.probes === undefined ? probes : overlay(probes, node.probes),
      scaling: scaling ?? lowered(trigger, { type: 'keda-http' }, { type: because }),
      ingress,
    },
    {
      container: because,
      probes: originsOf(node, 'probes'),
      ingress: originsOf(ingress),
      scaling: originsOf(node, 'scaling'),
    },
  )
}

function probe(trigger: HttpTrigger, path: string, times: Readonly<Record<string, number>>): ConfigNode {
  const because = byRule('functions.probes', originsOf(trigger, 'type'))
  const made = { type: 'http', path, port: 'http', ...times }
  return lowered(trigger, made, Object.fromEntries(Object.keys(made).map(key => [key, because])))
}

/** The route that the decorator asks for; what apps.yaml says of the entry's routes stands over it. */
function routeNode(trigger: HttpTrigger, { found }: Subject): ConfigNode {
  const { rate_limit: limit, path = '/' } = trigger
  const { timeout = 0 } = found.settings
  // A route without a word of its own has three minutes, for the start of the first pod and the answer together.
  const isLong = timeout + START_SECONDS > 180
  return lowered<ConfigNode>(
    trigger,
    {
      path,
      rate_limit:
        limit == null
          ? undefined
          : lowered(trigger, { requests_per_second: limit }, { requests_per_second: 'rate_limit' }),
      timeouts: isLong
        ? lowered(found.settings, { server: `${timeout + START_SECONDS}s` }, { server: 'timeout' })
        : undefined,
    },
    { timeouts: originsOf(found.settings, 'timeout') },
  )
}

/** How long a pod may take to start. */
const START_SECONDS = 60

/** A node of a queue function: scaled by the list, and by the list of what is being worked on. */
export function queueNode(node: ConfigNode, trigger: QueueTrigger): ConfigNode {
  const { ingress: _i, ingress_annotations: _a, probes: _p, ...rest } = node
  const written = only(node.scaling, QUEUE_SCALING, ['keda-http', 'keda-cron'])
  const isScaled = written?.type !== 'none' && written?.type !== 'hpa'
  const because = originsOf(trigger, 'queue_name')
  const scaling = isScaled
    ? overlay(
        lowered(
          trigger,
          {
            type: 'keda-queue',
            queue_name: listOf(trigger),
            // Enough work for a pod: several batches, so that pods are not started for every item.
            queue_length: (trigger.batch_size ?? 1) * 5,
          },
          { type: originsOf(trigger, 'type'), queue_name: because, queue_length: 'batch_size' },
        ),
        written,
      )
    : written
  return lowered<ConfigNode>(node, { ...rest, scaling }, { scaling: [...originsOf(node, 'scaling'), ...because] })
}

/** The list that a queue function empties. */
export function listOf({ queue_name: name }: QueueTrigger): string {
  return `queue:${name}`
}

/** A node of a scheduled function: nothing calls it, and nothing scales it. */
export function scheduleNode(node: ConfigNode): ConfigNode {
  const { ingress: _i, ingress_annotations: _a, probes: _p, scaling: _s, replicas: _r, ...rest } = node
  const { pod_disruption_budget: _b, anti_affinity: _aa, ...kept } = rest
  return lowered<ConfigNode>(node, { ...kept, scaling: lowered(node, { type: 'none' }) })
}

const BOUNDS = [
  'min_instances',
  'max_instances',
  'cooldown_period',
  'scale_up_stabilization',
  'scale_down_stabilization',
]
const CPU_AND_MEMORY = ['target_cpu_percent', 'target_memory_percent']
const HTTP_SCALING = ['type', ...BOUNDS, 'target_pending_requests', 'target_rps', ...CPU_AND_MEMORY]
const QUEUE_SCALING = ['type', ...BOUNDS, 'queue_length', 'queue', 'triggers', ...CPU_AND_MEMORY]

/** What an entry's scaling says for one kind of function: the rest is for the others. */
function only(scaling: unknown, keys: readonly string[], foreign: readonly string[]): ConfigNode | undefined {
  if (typeof scaling !== 'object' || scaling === null) return undefined
  const node = scaling as ConfigNode
  const isForeign = typeof node.type === 'string' && foreign.includes(node.type)
  const isHpa = node.type === 'hpa'
  const kept = Object.keys(node).filter(
    key => keys.includes(key) && !(isForeign && key === 'type') && (isHpa || !CPU_AND_MEMORY.includes(key)),
  )
  return lowered<ConfigNode>(node, Object.fromEntries(kept.map(key => [key, node[key]])))
}
