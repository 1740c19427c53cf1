import {
  because,
  controllerOf,
  type Manifest,
  metadata,
  originsOf,
  primaryPortOf,
  type ScaledWorkload,
  trace,
} from 'k3s-platform/plugin'
import { httpTimeouts } from './http-timeouts.ts'
import { beforeScaler, type RequestMatch, requestMatch } from './request-match.ts'
import { type ScalingMetric, scalingMetric } from './scaling-metric.ts'
import type { KedaSettings } from './settings.ts'

/** HTTPScaledObject of `http.keda.sh/v1alpha1`, as far as it is written here. */
export interface HttpScaledObject {
  readonly spec: {
    readonly hosts?: readonly string[]
    readonly headers?: readonly { readonly name: string; readonly value: string }[]
    readonly scaleTargetRef: {
      readonly name: string
      readonly kind: string
      readonly apiVersion: string
      readonly service: string
      readonly port: number
    }
    readonly replicas: { readonly min: number; readonly max: number }
    readonly scalingMetric: ScalingMetric
    readonly scaledownPeriod?: number
    readonly timeouts?: { readonly conditionWait?: string; readonly responseHeader?: string }
  }
}

/** The HTTPScaledObject of a workload: which requests are its own, and how many pods they need. */
export function httpScaledObject(
  workload: ScaledWorkload<'keda-http'>,
  settings: KedaSettings,
): Manifest<HttpScaledObject> {
  const { scaling } = workload
  const match = requestMatch(workload, settings)
  const replicas = trace(scaling, {
    min: because(scaling.minReplicas, 'minReplicas'),
    max: because(scaling.maxReplicas, 'maxReplicas'),
  })
  const spec = trace<HttpScaledObject['spec']>(scaling, {
    hosts: because(match.hosts.length > 0 ? trace(match.hosts, [...match.hosts]) : undefined, match.origins),
    headers: because(headersOf(match), 'type'),
    scaleTargetRef: because(scaleTargetRef(workload), 'type'),
    replicas: because(replicas, ['minReplicas', 'maxReplicas']),
    scalingMetric: because(scalingMetric(scaling), ['targetPendingRequests', 'targetRequestsPerSecond']),
    scaledownPeriod: because(scaling.cooldownPeriod, 'cooldownPeriod'),
    timeouts: writtenTimeouts(workload),
  })
  return {
    apiVersion: 'http.keda.sh/v1alpha1',
    kind: 'HTTPScaledObject',
    metadata: metadata(workload, workload.name, { ...beforeScaler(workload), ...WITHOUT_SCALER }),
    spec,
  }
}

/**
 * The ScaledObject that the add-on makes has no field for `behavior`, so a separate one is written. Since 0.14 the
 * add-on releases the one that it created before; older ones delete it (http-add-on, operator/controllers/http/app.go).
 */
const WITHOUT_SCALER = {
  'httpscaledobject.keda.sh/orphan-scaledobject': 'true',
  'httpscaledobject.keda.sh/skip-scaledobject-creation': 'true',
} as const

function headersOf({ headers }: RequestMatch) {
  const list = Object.entries(headers).map(([name, value]) => ({ name, value }))
  return list.length > 0 ? list : undefined
}

function scaleTargetRef(workload: ScaledWorkload<'keda-http'>): HttpScaledObject['spec']['scaleTargetRef'] {
  const { name, kind, apiVersion } = controllerOf(workload)
  const port = primaryPortOf(workload)
  return trace(workload, {
    name,
    kind,
    apiVersion: because(apiVersion, 'kind'),
    service: because(workload.name, 'name'),
    port: because(port?.servicePort ?? 0, originsOf(port, 'servicePort')),
  })
}

function writtenTimeouts({ scaling, route }: ScaledWorkload<'keda-http'>): HttpScaledObject['spec']['timeouts'] {
  const { queue, server } = httpTimeouts(scaling, route)
  if (queue === undefined && server === undefined) return undefined
  const isOwn = route?.timeouts?.server === undefined && scaling.answerTimeout !== undefined
  return trace(route?.timeouts ?? scaling, {
    ...(queue && { conditionWait: because(queue, 'queue') }),
    ...(server && { responseHeader: because(server, isOwn ? originsOf(scaling, 'answerTimeout') : 'server') }),
  })
}
