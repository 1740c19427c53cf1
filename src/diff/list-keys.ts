import { own } from '../ir/own.ts'

/**
 * The keys that identify the elements of a list, the most specific first: fields whose values are unique in the list.
 */
export function keysOfList(list: string): readonly (readonly string[])[] {
  return [...(own(KEYS, list) ?? []), ['name'], ['metadata.name']]
}

/** Whether an element that is another one elsewhere is another text: the words of a command. */
export function isOneValue(list: string): boolean {
  return list === 'command' || list === 'args' || list === 'entrypoint'
}

/** Whether the order of a kind's lists says nothing to Kubernetes. */
export function isOrderless(kind: string): boolean {
  return ORDERLESS.has(kind)
}

/** As in the schemas of Kubernetes, but that a port is known by its name where all have one. */
const KEYS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  ports: [['name'], ['containerPort', 'protocol'], ['port', 'protocol']],
  volumeMounts: [['mountPath']],
  volumeDevices: [['devicePath']],
  hostAliases: [['ip']],
  topologySpreadConstraints: [['topologyKey', 'whenUnsatisfiable']],
  matchExpressions: [['key']],
  rules: [['host']],
  paths: [['path', 'pathType']],
  tls: [['secretName']],
  routes: [['match']],
  metrics: [['type', 'resource.name']],
  items: [['key']],
}

const ORDERLESS: ReadonlySet<string> = new Set([
  'HTTPScaledObject',
  'HorizontalPodAutoscaler',
  'Ingress',
  'InterceptorRoute',
  'NetworkPolicy',
  'PersistentVolumeClaim',
  'PodDisruptionBudget',
  'Service',
  'ServiceAccount',
])

/** Whether others may add elements of their own to a list, which stay when a manifest is applied. */
export function isSharedList(list: string): boolean {
  return SHARED.has(list)
}

const SHARED: ReadonlySet<string> = new Set([
  'containers',
  'env',
  'finalizers',
  'hostAliases',
  'imagePullSecrets',
  'initContainers',
  'ports',
  'topologySpreadConstraints',
  'volumeDevices',
  'volumeMounts',
  'volumes',
])
