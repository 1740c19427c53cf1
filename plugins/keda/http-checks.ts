import {
  type Context,
  originsOf,
  primaryPortOf,
  protocolWithoutHttp,
  type ScaledWorkload,
  writtenOriginsOf,
} from 'k3s-platform/plugin'
import {
  clusterCallers,
  coldStartCut,
  noReadinessProbe,
  protocolNotSpoken,
  triggersNeedRoute,
  twoMetrics,
  visibilityWeakened,
} from './http-messages.ts'
import { httpTimeouts, isCutShort } from './http-timeouts.ts'
import { clusterHosts } from './interceptor.ts'
import { ingressHeaders } from './request-match.ts'
import type { KedaSettings } from './settings.ts'
import { unansweredProtocol } from './unanswered-protocol.ts'

/** Reports what does not work, or works otherwise than it reads, when requests decide the number of pods. */
export function reportHttpMistakes(
  workload: ScaledWorkload<'keda-http'>,
  context: Context,
  settings: KedaSettings,
): void {
  const { scaling, route } = workload
  const { targetPendingRequests: pending, targetRequestsPerSecond: rate } = scaling
  if (settings.httpApi === 'httpscaledobject' && pending !== undefined && rate !== undefined)
    context.report(
      twoMetrics(originsOf(scaling, 'targetRequestsPerSecond')[0], originsOf(scaling, 'targetPendingRequests')[0]),
    )
  if (settings.httpApi === 'httpscaledobject' && scaling.triggers.length > 0)
    context.report(triggersNeedRoute(originsOf(scaling, 'triggers')[0], originsOf(scaling, 'type')[0]))
  const timeouts = httpTimeouts(scaling, route)
  if (scaling.minReplicas === 0 && route && isCutShort(timeouts))
    context.report(coldStartCut(timeouts.server!, timeouts.queue!, originsOf(route.timeouts, 'server')[0]))
  reportProtocol(workload, context)
  reportReadiness(workload, context)
  reportVisibility(workload, context, settings)
  reportCallers(workload, context, settings)
}

/** The interceptor asks the Service which protocol its port speaks, and of a port that says nothing takes HTTP/1.1. */
function reportProtocol(workload: ScaledWorkload<'keda-http'>, context: Context): void {
  const port = primaryPortOf(workload)
  const protocol = port && unansweredProtocol(port, workload.container.probes)
  if (protocol) {
    const at = originsOf(port, port.appProtocol === undefined ? 'name' : 'appProtocol')[0]
    context.report(protocolNotSpoken(port.name, protocol, at))
  }
  const other = port && !workload.route && protocolWithoutHttp(port)
  if (other) context.report(protocolNotSpoken(port.name, other, originsOf(port, 'containerPort')[0]))
}

/** The interceptor waits for a pod that is ready, and without a probe a pod is ready before its process listens. */
function reportReadiness({ container, name, scaling }: ScaledWorkload<'keda-http'>, context: Context): void {
  const { readiness, startup } = container.probes
  if (scaling.minReplicas > 0 || readiness || startup) return
  const [at] = [
    ...writtenOriginsOf(scaling, 'minReplicas'),
    ...writtenOriginsOf(scaling, 'type'),
    ...originsOf(container, 'name'),
  ]
  context.report(noReadinessProbe(name, at))
}

/** A client that reaches the interceptor reaches every workload behind it. */
function reportVisibility({ security }: ScaledWorkload<'keda-http'>, context: Context, settings: KedaSettings): void {
  const { visibility, networkPolicy } = security
  const [at] = writtenOriginsOf(security, 'visibility')
  if (at && networkPolicy.enabled && (visibility === 'private' || visibility === 'restricted'))
    context.report(visibilityWeakened(visibility, settings.namespace, at))
}

/** Pods that call the workload's own Service get no response while it is scaled to zero. */
function reportCallers(workload: ScaledWorkload<'keda-http'>, context: Context, settings: KedaSettings): void {
  const { scaling, route, name } = workload
  if (scaling.minReplicas > 0) return
  const host = clusterHosts(workload, settings)[1]
  const url = `http://${host}:${settings.interceptor.port}`
  const needsHeader = route !== undefined && settings.httpApi === 'httpscaledobject'
  const header = needsHeader ? headerFor(workload, settings) : undefined
  context.report(clusterCallers({ name, url, header }, originsOf(scaling, 'type')[0]))
}

function headerFor(workload: ScaledWorkload<'keda-http'>, settings: KedaSettings): string | undefined {
  const host = workload.route?.hosts[0]
  const headers = { ...(host !== undefined && { Host: host }), ...ingressHeaders(workload, settings) }
  return Object.entries(headers)
    .map(([key, value]) => `"${key}: ${value}"`)
    .join(' and ')
}
