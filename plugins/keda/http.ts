import {
  allowIngress,
  type Backend,
  type Context,
  originsOf,
  primaryPortOf,
  type ScaledWorkload,
} from 'k3s-platform/plugin'
import { httpScaledObject } from './http-scaled-object.ts'
import { httpTimeouts } from './http-timeouts.ts'
import { interceptorName, interceptorPeer, interceptorService } from './interceptor.ts'
import { ingressHeaders } from './request-match.ts'
import type { KedaSettings } from './settings.ts'

/** Scales a workload by its requests: traffic goes through KEDA's interceptor, which waits until a pod is ready. */
export function scaleByRequests(
  workload: ScaledWorkload<'keda-http'>,
  context: Context,
  settings: KedaSettings,
): Backend {
  const { scaling, route } = workload
  const because = originsOf(scaling, 'type')
  context.emit(httpScaledObject(workload, settings), workload)
  context.emit(interceptorService(workload, settings), workload)
  const port = primaryPortOf(workload)
  if (port)
    allowIngress(
      context,
      workload,
      { from: [interceptorPeer(settings)], ports: [{ protocol: port.protocol, port: port.containerPort }] },
      { because: "KEDA's interceptor brings the requests", origins: because },
    )
  const { queue, server } = httpTimeouts(scaling, route)
  return {
    service: { name: interceptorName(workload), port: settings.interceptor.port },
    headers: ingressHeaders(workload, settings),
    direct: false,
    ...(scaling.minReplicas === 0 && queue && server && { timeouts: { server, queue } }),
    because,
  }
}
