import { isMap } from '../../ir/is-map.ts'
import { SHORT_FORMS, toVariables } from './short-forms.ts'

/** What a key of Kubernetes, Docker Compose or Helm is here: keys of the entry with their values. */
type Translate = (value: unknown) => Readonly<Record<string, unknown>> | undefined

/**
 * Keys that other files use and apps.yaml does not, with what they are here. Values that cannot be translated are left
 * out with an ellipsis.
 */
export function inWordsOfOurs(key: string, value: unknown): Readonly<Record<string, unknown>> | undefined {
  return Object.hasOwn(WORDS_OF_OTHERS, key) ? WORDS_OF_OTHERS[key]!(value) : undefined
}

const WORDS_OF_OTHERS: Readonly<Record<string, Translate>> = {
  autoscaling: value => ({ scaling: picked(value, AUTOSCALING, { type: 'hpa' }) }),
  containerPort: value => ({ container: { ports: [{ container_port: value }] } }),
  containers: value => ({ container: picked(Array.isArray(value) ? value[0] : value, CONTAINER) }),
  cpuRequest: value => ({ resources: { cpu: value } }),
  env: value => ({ environment: Array.isArray(value) ? (toVariables(value) ?? ELLIPSIS) : value }),
  envFrom: value => ({ env_from: sources(value) }),
  env_file: () => ({ env_from: [{ secret: '…' }] }),
  environment_variables: value => ({ environment: value }),
  envs: value => WORDS_OF_OTHERS.env!(value),
  expose: value => ({ container: { ports: ports(value) } }),
  health_check: value => healthcheck(value),
  healthcheck: value => healthcheck(value),
  healthCheck: value => healthcheck(value),
  host: value => ({ ingress: { hosts: [value] } }),
  imagePullSecrets: value => ({ image_pull_secrets: names(value) }),
  limits: value => ({ resources: picked(value, LIMITS) }),
  livenessProbe: value => ({ probes: { liveness: probe(value) } }),
  maxReplicas: value => ({ scaling: { max_instances: value } }),
  max_replicas: value => ({ scaling: { max_instances: value } }),
  minReplicas: value => ({ scaling: { min_instances: value } }),
  min_replicas: value => ({ scaling: { min_instances: value } }),
  ports: value => ({ container: { ports: ports(value) } }),
  readinessProbe: value => ({ probes: { readiness: probe(value) } }),
  requests: value => ({ resources: picked(value, REQUESTS) }),
  secrets: value => ({ env_from: names(value).map(secret => ({ secret })) }),
  serviceAccountName: value => ({ security: { service_account: value } }),
  terminationGracePeriodSeconds: value => ({ termination_grace_period: value }),
  startupProbe: value => ({ probes: { startup: probe(value) } }),
  variables: value => ({ environment: Array.isArray(value) ? (toVariables(value) ?? ELLIPSIS) : value }),
  volumeMounts: value => ({ volumes: list(value).map(mount => picked(mount, MOUNT, { type: 'pvc' })) }),
}

/** What a key of a probe of Kubernetes is here: `httpGet`, `tcpSocket`, `exec`. */
export function inWordsOfProbes(key: string, value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (key === 'http' || key === 'url') return { path: isMap(value) ? (value.path ?? '/') : value }
  return /^(?:httpGet|tcpSocket|exec|grpc)$/.test(key) ? { ...probe({ [key]: value }) } : undefined
}

/** What to say of a key of Docker Compose that has no counterpart. */
export const NEEDLESS: Readonly<Record<string, string>> = {
  container_name: 'Remove it. Pods are named after the entry.',
  links: 'Remove it. Pods call each other by the names of their entries.',
  networks: 'Remove it. All pods share one network, and "security.visibility" limits who may connect.',
  restart: 'Remove it. Kubernetes always restarts the containers of an app.',
}

const ELLIPSIS = { NAME: '…' }

const AUTOSCALING = {
  maxReplicas: 'max_instances',
  minReplicas: 'min_instances',
  targetCPUUtilizationPercentage: 'target_cpu_percent',
}
const CONTAINER = { args: 'args', command: 'command' }
const LIMITS = { cpu: 'cpu_limit', memory: 'memory_limit' }
const MOUNT = { mountPath: 'mount_path', name: 'name', readOnly: 'read_only' }
const PROBE = {
  failureThreshold: 'failure_threshold',
  initialDelaySeconds: 'initial_delay',
  periodSeconds: 'period',
  timeoutSeconds: 'timeout',
}
const REQUESTS = { cpu: 'cpu', memory: 'memory' }

function picked(value: unknown, names: Readonly<Record<string, string>>, more: object = {}): object {
  const node = isMap(value) ? value : {}
  const found = Object.entries(node).filter(([key]) => Object.hasOwn(names, key))
  return { ...Object.fromEntries(found.map(([key, inner]) => [names[key]!, inner])), ...more }
}

function probe(value: unknown): object {
  const node = isMap(value) ? value : {}
  const { httpGet, tcpSocket, exec, grpc } = node
  const asked = isMap(httpGet)
    ? picked(httpGet, { path: 'path', port: 'port' })
    : isMap(tcpSocket)
      ? picked(tcpSocket, { port: 'port' })
      : isMap(grpc)
        ? picked(grpc, { port: 'port' }, { type: 'grpc' })
        : picked(exec, { command: 'command' })
  return { ...asked, ...picked(value, PROBE) }
}

function healthcheck(value: unknown): Readonly<Record<string, unknown>> {
  const path = typeof value === 'string' && value.startsWith('/') ? value : isMap(value) ? value.path : undefined
  return { probes: { readiness: { path: path ?? '/health' } } }
}

function ports(value: unknown): readonly unknown[] {
  return list(value).map(port =>
    isMap(port)
      ? picked(port, {
          containerPort: 'container_port',
          name: 'name',
          container_port: 'container_port',
          target: 'container_port',
        })
      : (SHORT_FORMS.Port!(port as string) ?? { container_port: '…' }),
  )
}

function sources(value: unknown): readonly object[] {
  return list(value).map(source => {
    const { secretRef, configMapRef } = isMap(source) ? source : {}
    return isMap(configMapRef)
      ? { configmap: configMapRef.name }
      : { secret: isMap(secretRef) ? secretRef.name : source }
  })
}

function names(value: unknown): readonly unknown[] {
  return list(value).map(item => (isMap(item) ? item.name : item))
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}
