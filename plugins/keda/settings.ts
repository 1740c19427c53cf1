import { type Origin, originsOf } from 'k3s-platform/plugin'
import type { KedaOptions } from './options.ts'

/** The options of the plugin with every default filled in. */
export interface KedaSettings {
  readonly httpApi: 'httpscaledobject' | 'interceptorroute'
  /** Where KEDA and its HTTP add-on run. */
  readonly namespace: string
  readonly interceptor: {
    readonly service: string
    readonly port: number
    readonly podLabels: Readonly<Record<string, string>>
  }
  readonly clusterDomain: string
  /** Host and port of the scaler of the HTTP add-on. */
  readonly externalScaler: string
  readonly routeBy: 'header' | 'host'
  readonly header: string
  /** Where an option was written, for messages. */
  originOf(option: keyof KedaOptions): Origin | undefined
}

/** What was written under `plugins.keda`, completed by the names that KEDA's Helm charts give. */
export function toSettings(options: KedaOptions): KedaSettings {
  const { namespace = 'keda', interceptor = {} } = options
  return {
    httpApi: options.http_api ?? 'httpscaledobject',
    namespace,
    interceptor: {
      service: interceptor.service ?? 'keda-add-ons-http-interceptor-proxy',
      port: interceptor.port ?? 8080,
      podLabels: interceptor.pod_labels ?? {
        'app.kubernetes.io/component': 'interceptor',
        'app.kubernetes.io/part-of': 'keda-add-ons-http',
      },
    },
    clusterDomain: options.cluster_domain ?? 'cluster.local',
    externalScaler: options.external_scaler ?? `keda-add-ons-http-external-scaler.${namespace}:9090`,
    routeBy: options.route_by ?? 'header',
    header: options.header ?? 'X-Keda-Route',
    originOf: option => originsOf(options, option)[0],
  }
}
