import type { Node } from '../node.ts'

/** What must stand beside a key so that the map around it means something, as far as the schema does not say it. */
export function neededBeside(place: string, key: string, way: readonly (string | number)[]): Node {
  if (place === 'container_spec.volumes[]') return mountWith(key)
  if (place === 'service_config_or_secret[]') return { source: way.includes('configs') ? 'settings' : 'password' }
  return NEEDED[place] ?? {}
}

function mountWith(key: string): Node {
  switch (key) {
    case 'bind':
      return { type: 'bind', source: './static', target: '/static' }
    case 'tmpfs':
      return { type: 'tmpfs', target: '/scratch' }
    case 'image':
      return { type: 'image', source: 'busybox:1', target: '/image' }
    default:
      return { type: 'volume', source: 'data', target: '/data' }
  }
}

const NEEDED: Readonly<Record<string, Node>> = {
  'workload_spec.ports[]': { target: 80 },
  'workload_spec.build': { context: 'app' },
  'container_spec.devices[]': { source: '/dev/a', target: '/dev/b' },
  'gpus[]': { count: 1 },
  'devices[]': { capabilities: ['gpu'], count: 1 },
  'env_file[]': { path: 'raw.env' },
  healthcheck: { test: ['CMD', 'true'] },
  service_hook: { command: ['true'] },
  pre_start_hook: { command: ['true'] },
  blkio_limit: { path: '/dev/sda', rate: 1024 },
  blkio_weight: { path: '/dev/sda', weight: 100 },
  'generic_resources[].discrete_resource_spec': { kind: 'gpu', value: 1 },
  'development.watch[]': { path: './app', action: 'sync', target: '/app' },
  'ulimits.*': { soft: 10, hard: 20 },
}
