import { isMap } from '../../ir/is-map.ts'

type Short = (value: string | number | boolean) => unknown

/**
 * What a single value means where a mapping is expected, by the title of its schema: `8080:8000` is a port, `api` a
 * dependency, as Docker Compose and others write them.
 */
export const SHORT_FORMS: Readonly<Record<string, Short>> = {
  Cors: value => ({ allow_origins: [typeof value === 'string' ? value : 'https://example.com'] }),
  Dependency: value => ({ name: String(value) }),
  EgressRule: value => ({ namespace: String(value) }),
  EnvironmentSource: value => ({ secret: String(value) }),
  Ingress: value =>
    typeof value === 'boolean'
      ? { ...(value ? { path: '/' } : { enabled: false }) }
      : String(value).startsWith('/')
        ? { path: value }
        : { hosts: [String(value)] },
  IngressRule: value => ({ namespace: String(value) }),
  Peer: value => ({ namespace: String(value) }),
  Port: toPort,
  PodDisruptionBudget: value => ({ min_available: value }),
  Probe: value =>
    typeof value === 'number' || /^\d+$/.test(String(value))
      ? { port: Number(value) }
      : String(value).startsWith('/')
        ? { path: value }
        : { command: String(value).split(/\s+/) },
  RateLimit: value => ({ requests_per_second: value }),
  Scaling: value => (typeof value === 'number' ? { max_instances: value } : { type: String(value) }),
  Schedule: value => ({ start: String(value) }),
  Security: value => (typeof value === 'string' ? { visibility: value } : undefined),
  Timeouts: value => ({ server: value }),
  Tls: value => (typeof value === 'boolean' ? { enabled: value } : { secret: String(value) }),
  Volume: toVolume,
}

/** `8000`, `8080:8000`, `127.0.0.1:8080:8000`, `8000/udp`: the last number is the container's. */
function toPort(value: string | number | boolean): unknown {
  const [, outer, inner, protocol] = /^(?:(?:[\w.]+:)?(\d+):)?(\d+)(?:\/(\w+))?$/.exec(String(value)) ?? []
  if (inner === undefined) return undefined
  return {
    container_port: Number(inner),
    ...(outer !== undefined && outer !== inner && { service_port: Number(outer) }),
    ...(protocol !== undefined && protocol.toLowerCase() !== 'tcp' && { protocol: protocol.toUpperCase() }),
  }
}

/** `data:/data` and `/data`. */
function toVolume(value: string | number | boolean): unknown {
  const [, name, path = '', mode] = /^(?:([\w-]+):)?(\/[^:]*)(?::(\w+))?$/.exec(String(value)) ?? []
  if (path === '') return undefined
  const named = name ?? path.split('/').findLast(part => part !== '') ?? 'data'
  return { name: named, type: 'pvc', mount_path: path, ...(mode === 'ro' && { read_only: true }) }
}

/** Environment variables as lists have them: `A=b`, `{ name: A, value: b }`, `{ A: b }`. */
export function toVariables(list: readonly unknown[]): Readonly<Record<string, unknown>> | undefined {
  const entries = list.map(item => {
    if (isMap(item) && typeof item.name === 'string')
      return 'value' in item ? ([item.name, item.value] as const) : undefined
    if (isMap(item)) return Object.entries(item)[0]
    const [, name, value] = /^([\w.-]+)=(.*)$/s.exec(String(item)) ?? []
    return name === undefined ? undefined : ([name, plain(value!)] as const)
  })
  return entries.every(entry => entry !== undefined) ? Object.fromEntries(entries) : undefined
}

function plain(value: string): string | number {
  return /^[1-9]\d{0,14}$/.test(value) ? Number(value) : value
}
