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
    /** The labels of its pods, once for each way of installing it that is let in. */
    readonly podLabels: readonly Readonly<Record<string, string>>[]
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
      podLabels: interceptor.pod_labels ? [interceptor.pod_labels] : [BY_HELM, BY_MANIFESTS],
    },
    clusterDomain: options.cluster_domain ?? 'cluster.local',
    externalScaler: options.external_scaler ?? `keda-add-ons-http-external-scaler.${namespace}:9090`,
    routeBy: options.route_by ?? 'header',
    header: options.header ?? 'X-Keda-Route',
    originOf: option => originsOf(options, option)[0],
  }
}

/** The labels of the Helm chart (kedacore/charts, http-add-on/templates/interceptor/deployment.yaml). */
const BY_HELM = {
  'app.kubernetes.io/component': 'interceptor',
  'app.kubernetes.io/part-of': 'keda-add-ons-http',
}

/** The labels of the manifests that the add-on publishes (http-add-on, config/interceptor/deployment.yaml). */
const BY_MANIFESTS = {
  'app.kubernetes.io/component': 'add-on',
  'app.kubernetes.io/instance': 'interceptor',
  'app.kubernetes.io/part-of': 'keda',
}
