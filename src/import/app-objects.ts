import type { Deployment } from 'kubernetes-types/apps/v1.js'
import type { HorizontalPodAutoscaler } from 'kubernetes-types/autoscaling/v2.js'
import type { PersistentVolumeClaim, PodTemplateSpec, Service, ServiceAccount } from 'kubernetes-types/core/v1.js'
import type { Ingress, NetworkPolicy } from 'kubernetes-types/networking/v1.js'
import type { PodDisruptionBudget } from 'kubernetes-types/policy/v1.js'
import type { Manifest } from '../k8s/object.ts'
import type { ManifestObject } from './manifest-object.ts'

/** A Middleware of Traefik, as far as it is read. */
export type ImportedMiddleware = Manifest<{ readonly spec?: Readonly<Record<string, unknown>> }>

/** A ServersTransport of Traefik, as far as it is read. */
export type ImportedTransport = Manifest<{
  readonly spec?: {
    readonly forwardingTimeouts?: { readonly dialTimeout?: string; readonly responseHeaderTimeout?: string }
  }
}>

/** A Deployment, and what belongs to it. */
export interface AppObjects {
  readonly name: string
  readonly namespace: string | undefined
  readonly deployment: Manifest<Deployment>
  readonly services: readonly Manifest<Service>[]
  readonly claims: readonly Manifest<PersistentVolumeClaim>[]
  readonly autoscaler?: Manifest<HorizontalPodAutoscaler>
  readonly budget?: Manifest<PodDisruptionBudget>
  readonly policy?: Manifest<NetworkPolicy>
  readonly account?: Manifest<ServiceAccount>
  readonly ingresses: readonly Manifest<Ingress>[]
  /** All of its namespace; routes and Services name those that count. */
  readonly middlewares: readonly ImportedMiddleware[]
  readonly transports: readonly ImportedTransport[]
}

/** Each Deployment with the objects that select it, scale it, lead to it or are mounted by it. */
export function appObjects(all: readonly ManifestObject[]): readonly AppObjects[] {
  const ofKind = <Kind>(kind: string) =>
    all.filter(({ object }) => object.kind === kind).map(({ object }) => object as unknown as Kind)
  return ofKind<Manifest<Deployment>>('Deployment').map(deployment => {
    const { name, namespace } = deployment.metadata
    const here = <Kind extends Manifest<object>>(kind: string) =>
      ofKind<Kind>(kind).filter(({ metadata }) => metadata.namespace === namespace)
    const template = deployment.spec?.template
    const selects = (labels: Readonly<Record<string, string>> | undefined) => isSelected(template, labels)
    const services = here<Manifest<Service>>('Service').filter(({ spec }) => selects(spec?.selector))
    const autoscaler = here<Manifest<HorizontalPodAutoscaler>>('HorizontalPodAutoscaler').find(
      ({ spec }) => spec?.scaleTargetRef?.kind === 'Deployment' && spec.scaleTargetRef.name === name,
    )
    const budget = here<Manifest<PodDisruptionBudget>>('PodDisruptionBudget').find(({ spec }) =>
      selects(spec?.selector?.matchLabels),
    )
    const policy = here<Manifest<NetworkPolicy>>('NetworkPolicy').find(({ spec }) =>
      selects(spec?.podSelector?.matchLabels),
    )
    const account = here<Manifest<ServiceAccount>>('ServiceAccount').find(
      other => other.metadata.name === template?.spec?.serviceAccountName,
    )
    const claimed = (template?.spec?.volumes ?? []).flatMap(
      ({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? [],
    )
    const ingresses = here<Manifest<Ingress>>('Ingress').filter(ingress => leadsTo(ingress, services))
    return {
      name,
      namespace,
      deployment,
      services,
      claims: here<Manifest<PersistentVolumeClaim>>('PersistentVolumeClaim').filter(({ metadata }) =>
        claimed.includes(metadata.name),
      ),
      ...(autoscaler && { autoscaler }),
      ...(budget && { budget }),
      ...(policy && { policy }),
      ...(account && { account }),
      ingresses,
      middlewares: here<ImportedMiddleware>('Middleware'),
      transports: here<ImportedTransport>('ServersTransport'),
    }
  })
}

/** An empty selector selects every pod, which is not said of one app. */
function isSelected(
  template: PodTemplateSpec | undefined,
  labels: Readonly<Record<string, string>> | undefined,
): boolean {
  const pairs = Object.entries(labels ?? {})
  return pairs.length > 0 && pairs.every(([key, value]) => template?.metadata?.labels?.[key] === value)
}

function leadsTo({ spec }: Manifest<Ingress>, services: readonly Manifest<Service>[]): boolean {
  const backends = (spec?.rules ?? []).flatMap(({ http }) => (http?.paths ?? []).map(({ backend }) => backend))
  return backends.some(({ service }) => services.some(({ metadata }) => metadata.name === service?.name))
}
