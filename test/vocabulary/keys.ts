import type { workloadKeys } from '../../src/schema/workload-keys.ts'

/** A key of the vocabulary of workloads, and what becomes of it. */
export interface Key {
  readonly value: unknown
  /** What the block of an environment says instead. */
  readonly other: unknown
  /** A value that the schema does not accept. */
  readonly wrong: unknown
  /** The kind of the object with the field; without it, the controller. */
  readonly kind?: string
  /** A field of the object, with its value from `value` and from `other`. */
  readonly field: string
  readonly is: unknown
  readonly then: unknown
}

const METADATA = '/spec/template/metadata'
const POD = '/spec/template/spec'
const ZONE = 'topology.kubernetes.io/zone'

/** Every key of the vocabulary. One without a row does not compile. */
export const KEYS: Readonly<Record<keyof typeof workloadKeys, Key>> = {
  labels: {
    value: { team: 'payments', tier: 'web' },
    other: { team: 'orders', tier: null },
    wrong: 'team',
    field: '/metadata/labels/team',
    is: 'payments',
    then: 'orders',
  },
  annotations: {
    value: { 'example.com/owner': 'payments' },
    other: { 'example.com/owner': 7 },
    wrong: ['owner'],
    field: '/metadata/annotations/example.com~1owner',
    is: 'payments',
    then: '7',
  },
  pod_labels: {
    value: { 'sidecar.istio.io/inject': false },
    other: { 'sidecar.istio.io/inject': true },
    wrong: [1],
    field: `${METADATA}/labels/sidecar.istio.io~1inject`,
    is: 'false',
    then: 'true',
  },
  pod_annotations: {
    value: { 'prometheus.io/scrape': 'true' },
    other: { 'prometheus.io/scrape': 'false' },
    wrong: true,
    field: `${METADATA}/annotations/prometheus.io~1scrape`,
    is: 'true',
    then: 'false',
  },
  image_pull_policy: {
    value: 'Always',
    other: 'IfNotPresent',
    wrong: 'Sometimes',
    field: `${POD}/containers/0/imagePullPolicy`,
    is: 'Always',
    then: 'IfNotPresent',
  },
  image_pull_secrets: {
    value: ['registry', 'mirror'],
    other: ['registry-of-the-cloud'],
    wrong: 'registry',
    field: `${POD}/imagePullSecrets`,
    is: [{ name: 'registry' }, { name: 'mirror' }],
    then: [{ name: 'registry-of-the-cloud' }],
  },
  node_selector: {
    value: { disk: 'ssd' },
    other: { disk: 'hdd' },
    wrong: 'ssd',
    field: `${POD}/nodeSelector/disk`,
    is: 'ssd',
    then: 'hdd',
  },
  tolerations: {
    value: [{ key: 'dedicated', value: 'gpu', effect: 'NoSchedule' }],
    other: [{ operator: 'Exists', effect: 'NoExecute', toleration_seconds: 60 }],
    wrong: [{ effect: 'Never' }],
    field: `${POD}/tolerations`,
    is: [{ key: 'dedicated', value: 'gpu', effect: 'NoSchedule' }],
    then: [{ operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 60 }],
  },
  node_affinity: {
    value: { required: [{ key: ZONE, values: ['a', 'b'] }], preferred: [{ key: 'disk', values: ['ssd'], weight: 10 }] },
    other: { required: null, preferred: [{ key: 'spot', operator: 'DoesNotExist' }] },
    wrong: { required: [{ values: ['a'] }] },
    field: `${POD}/affinity/nodeAffinity`,
    is: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [{ key: ZONE, operator: 'In', values: ['a', 'b'] }] }],
      },
      preferredDuringSchedulingIgnoredDuringExecution: [
        { preference: { matchExpressions: [{ key: 'disk', operator: 'In', values: ['ssd'] }] }, weight: 10 },
      ],
    },
    then: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        { preference: { matchExpressions: [{ key: 'spot', operator: 'DoesNotExist' }] }, weight: 100 },
      ],
    },
  },
  topology_spread: {
    value: [{ topology_key: ZONE, min_domains: 2 }],
    other: [{ topology_key: ZONE, max_skew: 2, when_unsatisfiable: 'ScheduleAnyway' }],
    wrong: [{ max_skew: 0 }],
    field: `${POD}/topologySpreadConstraints/0/maxSkew`,
    is: 1,
    then: 2,
  },
  priority_class: {
    value: 'high-priority',
    other: 'low-priority',
    wrong: 7,
    field: `${POD}/priorityClassName`,
    is: 'high-priority',
    then: 'low-priority',
  },
  runtime_class: {
    value: 'gvisor',
    other: 'kata',
    wrong: ['gvisor'],
    field: `${POD}/runtimeClassName`,
    is: 'gvisor',
    then: 'kata',
  },
  host_aliases: {
    value: [{ ip: '10.0.0.5', hostnames: ['legacy.example.com'] }],
    other: [{ ip: '10.0.0.6', hostnames: ['legacy.example.com', 'old.example.com'] }],
    wrong: [{ ip: '10.0.0.5' }],
    field: `${POD}/hostAliases`,
    is: [{ ip: '10.0.0.5', hostnames: ['legacy.example.com'] }],
    then: [{ ip: '10.0.0.6', hostnames: ['legacy.example.com', 'old.example.com'] }],
  },
  dns_policy: {
    value: 'Default',
    other: 'ClusterFirst',
    wrong: 'default',
    field: `${POD}/dnsPolicy`,
    is: 'Default',
    then: 'ClusterFirst',
  },
  dns_config: {
    value: { nameservers: ['10.0.0.53'], searches: ['corp.example.com'], options: [{ name: 'ndots', value: 2 }] },
    other: { nameservers: ['10.0.0.54'], options: [{ name: 'edns0' }] },
    wrong: { servers: [] },
    field: `${POD}/dnsConfig`,
    is: { nameservers: ['10.0.0.53'], searches: ['corp.example.com'], options: [{ name: 'ndots', value: '2' }] },
    then: { nameservers: ['10.0.0.54'], searches: ['corp.example.com'], options: [{ name: 'edns0' }] },
  },
  strategy: {
    value: { type: 'RollingUpdate', max_surge: 1, max_unavailable: '25%' },
    other: { max_surge: '50%', max_unavailable: 0 },
    wrong: { type: 'Rolling' },
    field: '/spec/strategy',
    is: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: '25%' } },
    then: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '50%', maxUnavailable: 0 } },
  },
  min_ready_seconds: { value: 5, other: 10, wrong: '5s', field: '/spec/minReadySeconds', is: 5, then: 10 },
  progress_deadline: { value: 60, other: 120, wrong: 0, field: '/spec/progressDeadlineSeconds', is: 60, then: 120 },
  revision_history_limit: { value: 3, other: 0, wrong: -1, field: '/spec/revisionHistoryLimit', is: 3, then: 0 },
  lifecycle: {
    value: {
      post_start: { command: ['touch', '/tmp/started'] },
      pre_stop: { path: '/drain', port: 8080, scheme: 'HTTP', headers: { 'X-Reason': 'stop' } },
    },
    other: { pre_stop: { path: '/leave' } },
    wrong: { pre_stop: 'never', post_start: { sleep: 0 } },
    field: `${POD}/containers/0/lifecycle/preStop/httpGet`,
    is: { path: '/drain', port: 8080, scheme: 'HTTP', httpHeaders: [{ name: 'X-Reason', value: 'stop' }] },
    then: { path: '/leave', port: 8080, scheme: 'HTTP', httpHeaders: [{ name: 'X-Reason', value: 'stop' }] },
  },
  termination_grace_period: {
    value: 60,
    other: 90,
    wrong: '60s',
    field: `${POD}/terminationGracePeriodSeconds`,
    is: 60,
    then: 90,
  },
  init_containers: {
    value: [{ name: 'migrate', command: ['./migrate'], environment: { STEP: 'all' } }],
    other: [{ name: 'migrate', command: ['./migrate', '--fast'], resources: { memory: '64Mi' } }],
    wrong: [{ command: ['./migrate'] }],
    field: `${POD}/initContainers/1/command`,
    is: ['./migrate'],
    then: ['./migrate', '--fast'],
  },
  sidecars: {
    value: [
      {
        name: 'proxy',
        image: 'registry.example.com/proxy:1',
        args: ['--port', 5432],
        probes: { startup: { port: 9090, path: '/ready' } },
        lifecycle: { pre_stop: { sleep: 5 } },
      },
    ],
    other: [{ name: 'proxy', image: 'registry.example.com/proxy:2', working_dir: '/proxy' }],
    wrong: [{ name: 'proxy', ports: [] }],
    field: `${POD}/initContainers/0/image`,
    is: 'registry.example.com/proxy:1',
    then: 'registry.example.com/proxy:2',
  },
  service: {
    value: {
      type: 'LoadBalancer',
      annotations: { 'example.com/internal': true },
      session_affinity: 'ClientIP',
      load_balancer_source_ranges: ['10.0.0.0/8'],
      external_traffic_policy: 'Local',
    },
    other: { type: 'NodePort', load_balancer_source_ranges: null },
    wrong: { type: 'External' },
    kind: 'Service',
    field: '/spec/type',
    is: 'LoadBalancer',
    then: 'NodePort',
  },
}
