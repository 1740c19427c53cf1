import {
  type KubernetesObject,
  listOf,
  type Manifest,
  metadata,
  type NeededSecret,
  type ObjectData,
  originsOf,
  type Project,
  SYNC_WAVE,
  tracedTo,
  type Workload,
} from 'k3s-platform/plugin'
import type { SecretSettings } from './settings.ts'
import { filled, type Places } from './template.ts'

/** ExternalSecret of `external-secrets.io/v1`, as far as it is written here. */
export interface ExternalSecret {
  readonly spec: {
    readonly refreshInterval: string
    readonly secretStoreRef: { readonly kind: string; readonly name: string }
    readonly target: {
      readonly name: string
      readonly creationPolicy: 'Owner'
      readonly deletionPolicy: 'Retain'
      readonly template?: object
    }
    readonly data?: readonly { readonly secretKey: string; readonly remoteRef: RemoteReference }[]
    readonly dataFrom?: readonly { readonly extract: RemoteReference }[]
  }
}

/** A value of the store, or a field of it. */
interface RemoteReference {
  readonly key: string
  readonly property?: string
}

/**
 * The ExternalSecret of a needed Secret, in the wave before the first workload that uses it. A field that the API server
 * would add is written: Argo CD compares the two and would report a difference forever
 * (external-secrets/external-secrets#6797).
 */
export function externalSecret(
  secret: NeededSecret,
  settings: SecretSettings,
  { owner, wave }: { readonly owner: Workload; readonly wave: number },
  { environment }: Project,
): Manifest<ExternalSecret> {
  const origins = originsOf(environment.settings, 'secrets')
  const { namespace, name, isWhole } = secret
  const places: Places = { environment: environment.name, namespace, secret: name }
  const data = secret.keys.map(({ key }) => ({
    secretKey: key,
    remoteRef: remoteReference(settings, { ...places, key }),
  }))
  const namesAt = [...originsOf(settings, 'key'), ...originsOf(settings, 'property')]
  const whole = filled(settings.key, places)
  const spec: ExternalSecret['spec'] = {
    refreshInterval: '1h0m0s',
    secretStoreRef: tracedTo([...origins, ...originsOf(settings, 'store'), ...originsOf(settings, 'store_kind')], {
      kind: storeKindOf(settings),
      name: settings.store,
    }),
    target: { name, creationPolicy: 'Owner', deletionPolicy: 'Retain', ...templateOf(secret) },
    ...(data.length > 0 && { data: tracedTo([...origins, ...namesAt, ...secret.origins], data) }),
    ...(isWhole &&
      whole !== undefined && {
        dataFrom: tracedTo([...origins, ...namesAt], [{ extract: { key: whole, ...DEFAULTS } }]),
      }),
  }
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: metadata(owner, name, tracedTo(origins, { [SYNC_WAVE]: String(wave - 1) })),
    spec: tracedTo(origins, spec),
  }
}

/** The kind of the store. */
export function storeKindOf({ store_kind = 'ClusterSecretStore' }: SecretSettings): string {
  return store_kind
}

/**
 * The Secret that the operator makes, and the names of its values in the store. An object that is written by hand may lack
 * any field; without a target, the Secret has the name of the object.
 */
export function secretsOf(object: KubernetesObject) {
  const { spec } = object as ObjectData
  const keys = Object.fromEntries(
    listOf(spec?.data).flatMap(({ secretKey, remoteRef }) =>
      typeof remoteRef?.key === 'string' ? [[String(secretKey), textOf(remoteRef)]] : [],
    ),
  )
  const name = String(spec?.target?.name ?? object.metadata.name)
  return [{ name, ...(listOf(spec?.dataFrom).length === 0 && { keys }) }]
}

function remoteReference({ key, property }: SecretSettings, places: Places) {
  const field = property === undefined ? undefined : filled(property, places)
  return { key: filled(key, places)!, ...(field !== undefined && { property: field }), ...DEFAULTS }
}

const DEFAULTS = { conversionStrategy: 'Default', decodingStrategy: 'None', metadataPolicy: 'None' } as const

/** Kubernetes uses a Secret for images only if it has this type. A template without data leaves the data as it is. */
function templateOf({ keys }: NeededSecret) {
  if (!keys.some(({ key }) => key === '.dockerconfigjson')) return {}
  return { template: { type: 'kubernetes.io/dockerconfigjson', engineVersion: 'v2', mergePolicy: 'Replace' } }
}

function textOf({ key, property }: RemoteReference): string {
  return property === undefined ? key : `${key} (${property})`
}
