/** A value that may or may not be right at a key of the app in `suspects.cluster.ts`. */
export interface Suspect {
  /** The way to the key: `resources.memory`. */
  readonly key: string
  readonly value: unknown
}

const LONG = 'a'.repeat(64)
const LABELS = `${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}`
const HOST_OF_253 = `${LABELS}.${'d'.repeat(61)}`
const LARGEST = 2 ** 31 - 1

/** Names of each kind, in every place that takes one. */
const NAMES = [
  'a.b',
  'a_b',
  'A',
  '-a',
  'a-',
  LONG,
  'a'.repeat(63),
  HOST_OF_253,
  `${HOST_OF_253}x`,
  '1',
  'ü',
  'a b',
  'a/b',
]

const NAMED = [
  'namespace',
  'container.ports.0.name',
  'ingress.tls.secret',
  'ingress.tls.issuer',
  'resources.gpu.type',
  'resources.gpu.runtime_class',
  'security.service_account',
  'volumes.0.name',
  'volumes.1.secret_name',
  'volumes.1.items.0.key',
  'volumes.2.storage_class',
  'env_from.0.secret',
  'env_from.0.prefix',
  'env_refs.0.name',
  'env_refs.0.secret_name',
  'env_refs.0.key',
  'anti_affinity.required.0.topology_key',
  'scaling.queue.auth.secret',
  'scaling.triggers.0.authentication_ref',
  'scaling.triggers.0.name',
  'security.allowed_sources.0.namespace',
  'security.allowed_sources.0.pod_labels.app',
  'probes.liveness.port',
  'security.network_policy.egress.0.ports.0.port',
]

const QUANTITIES = [
  '1.5Gi',
  '100m',
  '-1',
  '0',
  '1Xi',
  '1e3',
  '1e30',
  '1'.repeat(40),
  '0.1m',
  '1n',
  '9223372036854775808',
  '1,5',
  '1 Gi',
  '',
]

const AMOUNTS = ['resources.memory', 'resources.cpu', 'resources.memory_limit', 'resources.cpu_limit'].concat([
  'resources.ephemeral_storage',
  'volumes.0.size_limit',
  'volumes.2.size',
])

const NUMBERS = [-1, 0, 1, 65_535, 65_536, LARGEST, LARGEST + 1, 2 ** 53, 1.5, 1e21]

const COUNTED = [
  'replicas',
  'container.ports.0.container_port',
  'container.ports.0.service_port',
  'resources.gpu.count',
]
  .concat(
    ['initial_delay', 'period', 'timeout', 'success_threshold', 'failure_threshold'].map(
      key => `probes.liveness.${key}`,
    ),
  )
  .concat([
    'probes.readiness.success_threshold',
    'probes.liveness.port',
    'scaling.min_instances',
    'scaling.max_instances',
  ])
  .concat([
    'scaling.cooldown_period',
    'scaling.scale_down_stabilization',
    'scaling.queue_length',
    'scaling.queue.database',
  ])
  .concat(['run_as_user', 'run_as_group', 'fs_group'].map(key => `security.pod_security_context.${key}`))
  .concat(['ingress.rate_limit.requests_per_second', 'ingress.rate_limit.burst', 'anti_affinity.preferred.0.weight'])
  .concat(['pod_disruption_budget.min_available', 'security.network_policy.egress.0.ports.0.port'])

const OTHERS: readonly Suspect[] = [
  ...['150%', '100%', '0%', '1', '-1%', '1.5%', '%', 'all'].map(value => ({
    key: 'pod_disruption_budget.min_available',
    value,
  })),
  ...[
    `${LABELS}.${'d'.repeat(57)}`,
    `${LABELS}.${'d'.repeat(58)}`,
    HOST_OF_253,
    `*.${LABELS}`,
    '1.2.3.4',
    'a:80',
    'http://a',
    'A.b',
    `${LONG}.com`,
    '*',
    'a.*.b',
  ].map(host => ({ key: 'ingress.hosts', value: [host] })),
  ...['a', '//', '/a/../b', '/%2f', '/a b', '/ü', '/a?b', `/${'a'.repeat(3000)}`].map(value => ({
    key: 'ingress.path',
    value,
  })),
  ...['a', '/a:b', '/../a', '/a/..', '', `/${'a'.repeat(5000)}`, '/\u0000'].map(value => ({
    key: 'volumes.0.mount_path',
    value,
  })),
  ...['../a', '/a', '..', 'a/../b', '..a', ''].map(value => ({ key: 'volumes.1.items.0.path', value })),
  ...['10.0.0.1/8', '10.0.0.0', '10.0.0.0/33', '::/0', '::ffff:1.2.3.0/120', 'fd00::1/8', '010.0.0.0/8'].map(value => ({
    key: 'security.allowed_sources.1.cidr',
    value,
  })),
  ...['../a', '/a', 'a/../b', ''].map(value => ({
    key: 'security.pod_security_context.seccomp_profile',
    value: { type: 'Localhost', localhost_profile: value },
  })),
  ...['CAP_SYS_ADMIN', 'SYS_ADMIN', 'a b', ''].map(name => ({
    key: 'security.container_security_context.capabilities.add',
    value: [name],
  })),
  ...['a=b', '=', 'ü', 'a b', '1', '\u0007'].map(name => ({ key: 'environment', value: { [name]: 'x' } })),
  ...['a b', '-a', 'example.com/', '/a', 'a/b/c', 'Example.com/a', `${LONG}`, `${HOST_OF_253}/a`].flatMap(name => [
    { key: 'ingress.annotations', value: { [name]: 'x' } },
    { key: 'security.service_account_annotations', value: { [name]: 'x' } },
    { key: 'security.allowed_sources.0.pod_labels', value: { [name]: 'x' } },
  ]),
  { key: 'ingress.annotations', value: { a: 'x'.repeat(300_000) } },
  { key: 'ingress.timeouts', value: { server: '0s' } },
  { key: 'container.ports', value: [{ container_port: 80 }, { container_port: 80 }] },
  {
    key: 'container.ports',
    value: [
      { name: 'a', container_port: 80 },
      { name: 'b', container_port: 80 },
    ],
  },
  {
    key: 'container.ports',
    value: [
      { name: 'a', container_port: 80, service_port: 1 },
      { name: 'b', container_port: 81, service_port: 1 },
    ],
  },
  {
    key: 'container.ports',
    value: [
      { name: 'a', container_port: 80 },
      { name: 'b', container_port: 80, protocol: 'UDP' },
    ],
  },
  {
    key: 'container.ports',
    value: [
      { name: 'a', container_port: 80 },
      { name: 'a', container_port: 81 },
    ],
  },
  {
    key: 'volumes',
    value: [
      { name: 'a', type: 'emptyDir', mount_path: '/a' },
      { name: 'a', type: 'emptyDir', mount_path: '/b' },
    ],
  },
  {
    key: 'volumes',
    value: [
      { name: 'a', type: 'emptyDir', mount_path: '/a' },
      { name: 'b', type: 'emptyDir', mount_path: '/a' },
    ],
  },
  {
    key: 'volumes',
    value: [
      { name: 'a', type: 'emptyDir', mount_path: '/a' },
      { name: 'b', type: 'emptyDir', mount_path: '/a/' },
    ],
  },
  { key: 'env_from', value: [{ secret: 'a' }, { secret: 'a' }] },
  {
    key: 'env_refs',
    value: [
      { name: 'A', from: 'secret', secret_name: 'a', key: 'b' },
      { name: 'A', from: 'secret', secret_name: 'a', key: 'b' },
    ],
  },
  { key: 'anti_affinity.required', value: [{ topology_key: 'a' }, { topology_key: 'a' }] },
  { key: 'resources.memory_limit', value: '1Mi' },
  { key: 'resources.gpu', value: { type: 'cpu', count: 1 } },
  { key: 'resources.gpu', value: { type: 'gpu', count: 1 } },
  { key: 'resources.gpu', value: { type: 'requests.nvidia.com/gpu', count: 1 } },
  { key: 'resources.gpu', value: { type: 'kubernetes.io/gpu', count: 1 } },
  { key: 'resources.gpu', value: { type: `example.com/${'a'.repeat(63)}`, count: 1 } },
  { key: 'probes.readiness', value: { type: 'http', path: '' } },
  { key: 'probes.readiness', value: { type: 'exec', command: [] } },
  { key: 'name', value: LONG },
  { key: 'name', value: 'a'.repeat(63) },
  { key: 'name', value: 'a'.repeat(55) },
  { key: 'name', value: '1a' },
  { key: 'image', value: 'A/b' },
  { key: 'image', value: ' a' },
  { key: 'image', value: `a:${'t'.repeat(129)}` },
]

/** All of them. */
export const SUSPECTS: readonly Suspect[] = [
  ...NAMED.flatMap(key => NAMES.map(value => ({ key, value }))),
  ...AMOUNTS.flatMap(key => QUANTITIES.map(value => ({ key, value }))),
  ...COUNTED.flatMap(key => NUMBERS.map(value => ({ key, value }))),
  ...OTHERS,
]
