import { DNS_LABEL, DNS_NAME, LABEL_VALUE } from 'k3s-platform/plugin'

/** What a user may write under `plugins.keda`. */
export interface KedaOptions {
  readonly http_api?: 'httpscaledobject' | 'interceptorroute'
  readonly namespace?: string
  readonly interceptor?: {
    readonly service?: string
    readonly port?: number
    readonly pod_labels?: Readonly<Record<string, string>>
  }
  readonly cluster_domain?: string
  readonly external_scaler?: string
  readonly route_by?: 'header' | 'host'
  readonly header?: string
}

/** The JSON Schema of `plugins.keda`. */
export const kedaOptions = {
  type: 'object',
  additionalProperties: false,
  description: 'Where KEDA runs, and how requests find their app through its HTTP add-on.',
  properties: {
    http_api: {
      enum: ['httpscaledobject', 'interceptorroute'],
      default: 'httpscaledobject',
      description:
        'The kind that `keda-http` becomes: HTTPScaledObject, which every release of the add-on serves, or InterceptorRoute with a ScaledObject, since 0.14.',
    },
    namespace: {
      type: 'string',
      pattern: DNS_LABEL,
      default: 'keda',
      description: 'The namespace that KEDA and its HTTP add-on run in.',
    },
    interceptor: {
      type: 'object',
      additionalProperties: false,
      description: "The HTTP add-on's proxy, which holds requests back until a pod is ready.",
      properties: {
        service: {
          type: 'string',
          pattern: DNS_LABEL,
          default: 'keda-add-ons-http-interceptor-proxy',
          description: 'The name of its Service.',
        },
        port: {
          type: 'integer',
          minimum: 1,
          maximum: 65535,
          default: 8080,
          description: 'The port of its Service.',
        },
        pod_labels: {
          type: 'object',
          minProperties: 1,
          additionalProperties: {
            type: 'string',
            pattern: LABEL_VALUE,
            description: 'A label value: up to 63 letters, digits, "-", "_" and ".".',
          },
          description:
            'The labels of its pods, which network policies let in; without it, those of the Helm chart and those of the manifests that the add-on publishes.',
        },
      },
    },
    cluster_domain: {
      type: 'string',
      pattern: DNS_NAME,
      default: 'cluster.local',
      description: 'The DNS domain of the cluster.',
    },
    external_scaler: {
      type: 'string',
      default: 'keda-add-ons-http-external-scaler.keda:9090',
      description: "Host and port of the HTTP add-on's scaler, which KEDA asks for the number of requests.",
    },
    route_by: {
      enum: ['header', 'host'],
      default: 'header',
      description:
        'How the proxy knows the app: by a header that the ingress sets (add-on 0.12 and later), or by a host name that replaces the one of the request.',
    },
    header: {
      type: 'string',
      pattern: '^[A-Za-z][A-Za-z0-9-]*$',
      default: 'X-Keda-Route',
      description: 'The header that names the app.',
    },
  },
} as const
