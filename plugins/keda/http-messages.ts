import { type Diagnostic, error, info, type Origin, warning } from 'k3s-platform/plugin'
import type { KedaSettings } from './settings.ts'

type Place = Origin | undefined

/**
 * Scaling of type `keda-http` needs KEDA and its HTTP add-on in the cluster; the message names where they are expected.
 * Network policies let its pods in by the labels of the Helm chart and of the add-on's own manifests; with other
 * labels, name them in `plugins.keda.interceptor.pod_labels`. The add-on answers 404 `Not Found` for an app that it
 * does not know. After you reinstall the add-on, restart HAProxy's controller, which keeps the old address of its
 * proxy. The add-on compares hosts case-sensitively, so clients must send them in lower case.
 */
export function addOnRequired(version: string, { namespace, interceptor }: KedaSettings, at: Place): Diagnostic {
  return info(
    'keda/add-on-required',
    `Requests go through KEDA's HTTP add-on: its Service "${interceptor.service}" must run in namespace "${namespace}", port ${interceptor.port}.`,
    at,
    `Install KEDA and its HTTP add-on (${version} or later), or set where they run under "plugins.keda".`,
  )
}

/**
 * A workload that sleeps at zero pods is started only by requests through KEDA's proxy; its own Service does not
 * answer. Pods of the cluster call it at the address in the message, with the header that it names.
 */
export function clusterCallers(
  target: { readonly name: string; readonly url: string; readonly header: string | undefined },
  at: Place,
): Diagnostic {
  const header = target.header === undefined ? '' : ` with the header ${target.header}`
  return info(
    'keda/cluster-callers',
    `While "${target.name}" has no pods, pods of the cluster reach it only at ${target.url}${header}.`,
    at,
    'Set "min_instances: 1" if its own Service must always answer.',
  )
}

/**
 * The ingress waits for a response for a shorter time than KEDA's proxy waits for the first pod, so a cold start may
 * end in a timeout although the pod starts in time. Make `timeouts.server` at least as long as `timeouts.queue`.
 */
export function coldStartCut(server: string, queue: string, at: Place): Diagnostic {
  return warning(
    'keda/cold-start-cut',
    `The ingress times out after ${server}, but the first pod has ${queue} to start.`,
    at,
    `Set "timeouts.server" to ${queue} or more.`,
  )
}

/**
 * A variable or an argument has the address of a workload's own Service, and that workload has no pods until a request
 * starts one. Calls that bypass KEDA's proxy start no pod and are refused. Call it through the proxy, or keep one pod.
 */
export function calleeAsleep(
  unit: string,
  address: string,
  sleeper: { readonly unit: string; readonly name: string; readonly namespace: string },
  port: number,
  at: Place,
): Diagnostic {
  return warning(
    'keda/callee-asleep',
    `"${unit}" calls "${sleeper.unit}" at "${address}", which refuses connections while it has no pods.`,
    at,
    `Call it at http://${sleeper.name}-keda.${sleeper.namespace}:${port}, or set its "min_instances: 1".`,
  )
}

/**
 * A unit waits for one that has no pods until a request starts one. Argo CD still considers it ready, and calls to its
 * own Service fail while it has no pods. Call it through KEDA's proxy, or keep one pod.
 */
export function dependencyAsleep(
  unit: string,
  sleeper: { readonly unit: string; readonly name: string; readonly namespace: string },
  port: number,
  at: Place,
): Diagnostic {
  return warning(
    'keda/dependency-asleep',
    `"${unit}" depends on "${sleeper.unit}", which may have no pods when it is called.`,
    at,
    `Call it at http://${sleeper.name}-keda.${sleeper.namespace}:${port}, or set its "min_instances: 1".`,
  )
}

/**
 * With `route_by: host` the ingress replaces the host of every request so that KEDA's proxy knows the app. The app sees
 * that name: absolute redirects and checks of the host may fail. Route by header unless the add-on is older than 0.12.
 */
export function hostReplaced(at: Place): Diagnostic {
  return warning(
    'keda/host-replaced',
    'Apps behind KEDA see "name.namespace" as the host of every request; the real one is in X-Forwarded-Host.',
    at,
    'Remove "route_by: host" unless the HTTP add-on is older than 0.12.',
  )
}

/**
 * A workload has no pods until a request starts one, and has no readiness probe. Without one, a pod counts as ready
 * before its process listens, and the request that started it may fail. Any readiness or startup probe prevents that.
 */
export function noReadinessProbe(name: string, at: Place): Diagnostic {
  return warning(
    'keda/no-readiness-probe',
    `"${name}" starts at the first request but has no readiness probe, so this request may arrive before it listens.`,
    at,
    'Add at least: probes: { readiness: { type: tcp } }',
  )
}

/**
 * Requests to a workload of type `keda-http` go through KEDA's proxy, which uses HTTP/1.1 without TLS for a port,
 * unless the port has `app_protocol: kubernetes.io/h2c` (HTTP add-on 0.15 or later). A gRPC server does not answer
 * HTTP/1.1, so every request would wait until it times out. A server that requires TLS cannot be reached through the
 * proxy.
 */
export function protocolNotSpoken(port: string, protocol: string, at: Place): Diagnostic {
  return warning(
    'keda/protocol-not-spoken',
    `The port "${port}" seems to use ${protocol}, but KEDA's proxy uses HTTP/1.1 without TLS: requests get no response.`,
    at,
    protocol !== 'HTTP/2'
      ? 'Serve plain HTTP on it, or use another scaling type.'
      : 'Add to the port: app_protocol: kubernetes.io/h2c. If it uses HTTP/1.1: app_protocol: http.',
  )
}

/**
 * KEDA scales by several triggers when they are in one ScaledObject, and a ScaledObject that belongs to an
 * HTTPScaledObject is managed by the HTTP add-on, which removes other triggers. With `http_api: interceptorroute`
 * (add-on 0.14 or later) triggers work together with requests.
 */
export function triggersNeedRoute(at: Place, type: Place): Diagnostic {
  return error(
    'keda/triggers-need-interceptor-route',
    'Scaling of type "keda-http" supports "triggers" only with InterceptorRoutes, not with HTTPScaledObjects.',
    at,
    'Add at the top level: plugins: { keda: { http_api: interceptorroute } }, or use "type: keda-queue".',
    { ...(type && type.rule === undefined && { related: [{ message: 'the type is set here', at: type }] }) },
  )
}

/**
 * An HTTPScaledObject counts either requests in flight or requests a second, not both. Keep one of the two keys, or set
 * `plugins.keda.http_api: interceptorroute`, which can do both.
 */
export function twoMetrics(at: Place, other: Place): Diagnostic {
  return error(
    'keda/two-metrics',
    '"target_rps" and "target_pending_requests" are mutually exclusive in an HTTPScaledObject.',
    at,
    'Keep one of them, or set "plugins.keda.http_api: interceptorroute".',
    { ...(other && { related: [{ message: 'the other one is here', at: other }] }) },
  )
}

/**
 * With scaling of type `keda-http` connections come from KEDA's proxy, and any pod of the cluster can call the proxy,
 * so the network policy does not see the origin of a request. Set `visibility: public`, use another scaling type, or
 * authenticate callers in the app.
 */
export function visibilityWeakened(visibility: string, namespace: string, at: Place): Diagnostic {
  return warning(
    'keda/visibility-weakened',
    `The visibility is "${visibility}", but every pod of the cluster can call through KEDA's proxy in namespace "${namespace}".`,
    at,
    'Use another scaling type, or set "visibility: internal" if that is acceptable.',
  )
}
