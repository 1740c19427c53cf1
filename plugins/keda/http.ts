import {
  allowIngress,
  type Backend,
  type Context,
  originsOf,
  primaryPortOf,
  type ScaledWorkload,
} from 'k3s-platform/plugin'
import { reportHttpMistakes } from './http-checks.ts'
import { httpScaledObject } from './http-scaled-object.ts'
import { httpTimeouts } from './http-timeouts.ts'
import { interceptorName, interceptorPeers, interceptorProtocol, interceptorService } from './interceptor.ts'
import { interceptorRoute } from './interceptor-route.ts'
import { passedOnTrigger } from './passed-on-trigger.ts'
import { ingressHeaders } from './request-match.ts'
import { scaledObject } from './scaled-object.ts'
import type { KedaSettings } from './settings.ts'

/** Scales a workload by its requests: traffic goes through KEDA's interceptor, which waits until a pod is ready. */
export function scaleByRequests(
  workload: ScaledWorkload<'keda-http'>,
  context: Context,
  settings: KedaSettings,
): Backend {
  const { scaling, route } = workload
  reportHttpMistakes(workload, context, settings)
  emitScaler(workload, context, settings)
  context.emit(interceptorService(workload, settings), workload)
  admitInterceptor(workload, context, settings)
  const { queue, server } = httpTimeouts(scaling, route)
  const protocol = interceptorProtocol(workload)
  return {
    service: { name: interceptorName(workload), port: settings.interceptor.port },
    headers: ingressHeaders(workload, settings),
    ...(protocol && { protocol }),
    direct: false,
    ...(scaling.minReplicas === 0 && queue && server && { timeouts: { server, queue } }),
    because: originsOf(scaling, 'type'),
  }
}

function emitScaler(workload: ScaledWorkload<'keda-http'>, context: Context, settings: KedaSettings): void {
  const isRoute = settings.httpApi === 'interceptorroute'
  context.emit(isRoute ? interceptorRoute(workload, settings) : httpScaledObject(workload, settings), workload)
  const metadata = {
    scalerAddress: settings.externalScaler,
    [isRoute ? 'interceptorRoute' : 'httpScaledObject']: workload.name,
  }
  const triggers = [{ type: 'external-push', metadata }, ...workload.scaling.triggers.map(passedOnTrigger)]
  context.emit(scaledObject(workload, triggers, POLLING_SECONDS), workload)
}

/** How often KEDA looks whether a workload has become idle: as often as for the ScaledObjects that the add-on makes. */
const POLLING_SECONDS = 15

function admitInterceptor(workload: ScaledWorkload<'keda-http'>, context: Context, settings: KedaSettings): void {
  const port = primaryPortOf(workload)
  if (!port) return
  allowIngress(
    context,
    workload,
    { from: interceptorPeers(settings), ports: [{ protocol: port.protocol, port: port.containerPort }] },
    { because: "KEDA's interceptor brings the requests", origins: originsOf(workload.scaling, 'type') },
  )
}
