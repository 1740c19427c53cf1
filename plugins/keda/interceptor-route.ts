import {
  because,
  type Manifest,
  metadata,
  originsOf,
  primaryPortOf,
  type ScaledWorkload,
  trace,
  tracedTo,
} from 'k3s-platform/plugin'
import { httpTimeouts } from './http-timeouts.ts'
import { clusterHosts } from './interceptor.ts'
import { beforeScaler, requestMatch } from './request-match.ts'
import { type ScalingMetric, scalingMetric } from './scaling-metric.ts'
import type { KedaSettings } from './settings.ts'

/** InterceptorRoute of `http.keda.sh/v1beta1`, as far as it is written here. */
export interface InterceptorRoute {
  readonly spec: {
    readonly target: { readonly service: string; readonly port: number }
    readonly rules: readonly InterceptorRule[]
    readonly scalingMetric: ScalingMetric
    readonly timeouts?: { readonly readiness?: string; readonly responseHeader?: string }
  }
}

/** Requests that belong to a workload: those that one of the rules describes. */
export interface InterceptorRule {
  readonly hosts?: readonly string[]
  readonly headers?: readonly { readonly name: string; readonly value: string }[]
}

/** The InterceptorRoute of a workload: which requests are its own, and what of them is counted. */
export function interceptorRoute(
  workload: ScaledWorkload<'keda-http'>,
  settings: KedaSettings,
): Manifest<InterceptorRoute> {
  const { scaling, name } = workload
  const port = primaryPortOf(workload)
  const timeouts = writtenTimeouts(workload)
  const spec = trace(scaling, {
    target: because(
      trace(workload, {
        service: because(name, 'name'),
        port: because(port?.servicePort ?? 0, originsOf(port, 'servicePort')),
      }),
      'type',
    ),
    rules: because(rulesOf(workload, settings), requestMatch(workload, settings).origins),
    scalingMetric: because(scalingMetric(scaling), ['targetPendingRequests', 'targetRequestsPerSecond']),
    ...(timeouts && { timeouts }),
  })
  return {
    apiVersion: 'http.keda.sh/v1beta1',
    kind: 'InterceptorRoute',
    metadata: metadata(workload, name, beforeScaler(workload)),
    spec,
  }
}

/** Requests from the ingress, and those of pods that call the workload by the name of its interceptor. */
function rulesOf(workload: ScaledWorkload<'keda-http'>, settings: KedaSettings): InterceptorRule[] {
  const { hosts, headers, origins } = requestMatch(workload, settings)
  const list = Object.entries(headers).map(([name, value]) => ({ name, value }))
  const reason = originsOf(workload.scaling, 'type')
  const outside = trace(workload, {
    ...(hosts.length > 0 && { hosts: because(trace(hosts, [...hosts]), origins) }),
    ...(list.length > 0 && { headers: because(list, reason) }),
  })
  const inside = tracedTo(reason, { hosts: clusterHosts(workload, settings) })
  return workload.route ? [outside, inside] : [inside]
}

function writtenTimeouts({ scaling, route }: ScaledWorkload<'keda-http'>): InterceptorRoute['spec']['timeouts'] {
  const { queue, server } = httpTimeouts(scaling, route)
  if (queue === undefined && server === undefined) return undefined
  return trace(route?.timeouts ?? scaling, {
    ...(queue && { readiness: because(queue, 'queue') }),
    ...(server && { responseHeader: because(server, 'server') }),
  })
}
