import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { inLongForm } from './in-long-form.ts'

const TCP = { protocol: 'tcp' }

/** What is written, and what it is in long form. */
const LONG: readonly (readonly [string, unknown])[] = [
  [
    'ports: [8080, "3000-3001"]',
    {
      ports: [
        { target: 8080, ...TCP },
        { target: 3000, ...TCP },
        { target: 3001, ...TCP },
      ],
    },
  ],
  [
    'ports: ["8080:80", "53:53/udp"]',
    {
      ports: [
        { published: '8080', target: 80, ...TCP },
        { published: '53', target: 53, protocol: 'udp' },
      ],
    },
  ],
  [
    'ports: ["8000-8001:80-81"]',
    {
      ports: [
        { published: '8000', target: 80, ...TCP },
        { published: '8001', target: 81, ...TCP },
      ],
    },
  ],
  ['ports: ["8000-8009:80"]', { ports: [{ published: '8000-8009', target: 80, ...TCP }] }],
  [
    'ports: ["127.0.0.1:8080:80/TCP", "127.0.0.1::80"]',
    {
      ports: [
        { host_ip: '127.0.0.1', published: '8080', target: 80, ...TCP },
        { host_ip: '127.0.0.1', target: 80, ...TCP },
      ],
    },
  ],
  [
    'ports: ["[::1]:8080:80"]',
    {
      ports: [{ host_ip: '::1', published: '8080', target: 80, ...TCP }],
    },
  ],
  [
    'ports: [{target: "80", published: 8080, mode: host, name: http, app_protocol: http}]',
    { ports: [{ target: 80, published: '8080', mode: 'host', name: 'http', app_protocol: 'http', ...TCP }] },
  ],
  ['expose: [80, "9000-9001", 53/udp, 443/tcp]', { expose: ['80', '9000', '9001', '53/udp', '443'] }],
  [
    'volumes: [/data, data:/var/lib/data]',
    {
      volumes: [
        { type: 'volume', target: '/data' },
        { type: 'volume', source: 'data', target: '/var/lib/data' },
      ],
    },
  ],
  [
    'volumes: ["./a/../b/:/b:ro,z"]',
    {
      volumes: [
        {
          type: 'bind',
          source: 'stack/b',
          target: '/b',
          read_only: true,
          bind: { selinux: 'z', create_host_path: true },
        },
      ],
    },
  ],
  [
    'volumes: ["../../out:/o:rw,rshared", "~/x:/x:cached", "/abs:/a/./b/"]',
    {
      volumes: [
        { type: 'bind', source: '../out', target: '/o', bind: { propagation: 'rshared', create_host_path: true } },
        { type: 'bind', source: '~/x', target: '/x', consistency: 'cached', bind: { create_host_path: true } },
        { type: 'bind', source: '/abs', target: '/a/b', bind: { create_host_path: true } },
      ],
    },
  ],
  [
    'volumes: ["C:\\\\x:/x", data:/d:nocopy]',
    {
      volumes: [
        { type: 'bind', source: 'C:\\x', target: '/x', bind: { create_host_path: true } },
        { type: 'volume', source: 'data', target: '/d', volume: { nocopy: true } },
      ],
    },
  ],
  [
    'volumes: [{type: bind, source: ., target: /src/, read_only: "true"}]',
    { volumes: [{ type: 'bind', source: 'stack', target: '/src', read_only: true }] },
  ],
  [
    'volumes: [{type: tmpfs, target: /t, tmpfs: {size: 64m, mode: 0755}}, {type: image, source: ./x, target: /i}]',
    {
      volumes: [
        { type: 'tmpfs', target: '/t', tmpfs: { size: '64m', mode: '0755' } },
        { type: 'image', source: './x', target: '/i' },
      ],
    },
  ],
  [
    'environment: {A: 1.10, B: 0755, C: true, D: , E: "", F: x}',
    { environment: { A: '1.10', B: '0755', C: 'true', D: null, E: '', F: 'x' } },
  ],
  ['environment: [A=1.10, B, C=, D=x=y]', { environment: { A: '1.10', B: null, C: '', D: 'x=y' } }],
  ['labels: [a=b, c]', { labels: { a: 'b', c: '' } }],
  ['labels: [a=1, b, __proto__=x]', { labels: JSON.parse('{"a":"1","b":"","__proto__":"x"}') }],
  ['sysctls: {net.core.somaxconn: 1024}', { sysctls: { 'net.core.somaxconn': '1024' } }],
  ['annotations: [a=b]', { annotations: { a: 'b' } }],
  [
    'extra_hosts: ["a=10.0.0.1", "b:::1", "c=[::1]", "a=10.0.0.2,10.0.0.3"]',
    { extra_hosts: { a: ['10.0.0.1', '10.0.0.2', '10.0.0.3'], b: ['::1'], c: ['::1'] } },
  ],
  ['extra_hosts: {a: 10.0.0.1, b: [10.0.0.2, "[::1]"]}', { extra_hosts: { a: ['10.0.0.1'], b: ['10.0.0.2', '::1'] } }],
  ['env_file: .env', { env_file: [{ path: 'stack/.env', required: true }] }],
  [
    'env_file: [a.env, {path: ../b.env, required: "false", format: raw}]',
    {
      env_file: [
        { path: 'stack/a.env', required: true },
        { path: 'b.env', required: false, format: 'raw' },
      ],
    },
  ],
  ['label_file: ./labels', { label_file: ['stack/labels'] }],
  [
    'depends_on: [db, cache]',
    {
      depends_on: {
        db: { condition: 'service_started', required: true },
        cache: { condition: 'service_started', required: true },
      },
    },
  ],
  ['depends_on: {db: {restart: "true"}}', { depends_on: { db: { restart: true } } }],
  ['networks: [front, back]', { networks: { front: {}, back: {} } }],
  [
    'networks: {front: , back: {aliases: [db], priority: "10", driver_opts: {mtu: 1400}}}',
    { networks: { front: {}, back: { aliases: ['db'], priority: 10, driver_opts: { mtu: '1400' } } } },
  ],
  [
    'configs: [one, {source: two, target: /two, mode: 0440, uid: "103"}]',
    { configs: [{ source: 'one' }, { source: 'two', target: '/two', mode: '0440', uid: '103' }] },
  ],
  [
    'secrets: [{source: a, mode: 288}, {source: b, mode: 0o400}, {source: c, mode: "440"}]',
    {
      secrets: [
        { source: 'a', mode: '0440' },
        { source: 'b', mode: '0400' },
        { source: 'c', mode: '0440' },
      ],
    },
  ],
  [
    'healthcheck: {test: curl -f localhost, retries: "3", interval: 1m30s, disable: off}',
    { healthcheck: { test: ['CMD-SHELL', 'curl -f localhost'], retries: 3, interval: '1m30s', disable: false } },
  ],
  ['healthcheck: {test: [NONE]}', { healthcheck: { test: ['NONE'] } }],
  ['command: sh -c "echo hi"', { command: ['sh', '-c', 'echo hi'] }],
  ['command: [a, "b c"]\nentrypoint: ""', { command: ['a', 'b c'], entrypoint: [] }],
  ['command:\nentrypoint: []', { command: null, entrypoint: [] }],
  ['build: .', { build: { context: 'stack' } }],
  [
    'build: {context: ../app, args: [A, B=1], labels: {c: }, additional_contexts: {base: docker-image://alpine, src: ./src}, ssh: [default, k=./key], no_cache: "true", shm_size: 64, extra_hosts: [a=1.1.1.1]}',
    {
      build: {
        context: 'app',
        args: { A: null, B: '1' },
        labels: { c: '' },
        additional_contexts: { base: 'docker-image://alpine', src: 'stack/src' },
        ssh: { default: null, k: 'stack/key' },
        no_cache: true,
        shm_size: '64',
        extra_hosts: { a: ['1.1.1.1'] },
      },
    },
  ],
  ['build: https://github.com/a/b.git#main', { build: { context: 'https://github.com/a/b.git#main' } }],
  ['build: git@github.com:a/b.git', { build: { context: 'git@github.com:a/b.git' } }],
  ['gpus: all', { gpus: [{ count: 'all' }] }],
  [
    'gpus: [{driver: nvidia, count: "2", options: [a=b]}, {device_ids: ["0"]}, {capabilities: [tpu]}]',
    {
      gpus: [
        { driver: 'nvidia', count: 2, options: { a: 'b' } },
        { device_ids: ['0'] },
        { capabilities: ['tpu'], count: 'all' },
      ],
    },
  ],
  [
    'devices: [/dev/a, "/dev/a:/dev/b:r", {source: /dev/c}]',
    {
      devices: [
        { source: '/dev/a', target: '/dev/a', permissions: 'rwm' },
        { source: '/dev/a', target: '/dev/b', permissions: 'r' },
        { source: '/dev/c' },
      ],
    },
  ],
  [
    'ulimits: {nproc: 65535, nofile: {soft: "20000", hard: 40000}}',
    { ulimits: { nproc: { soft: 65535, hard: 65535 }, nofile: { soft: 20000, hard: 40000 } } },
  ],
  [
    'tmpfs: /run\ndns: 8.8.8.8\ndns_search: [a.example]',
    { tmpfs: ['/run'], dns: ['8.8.8.8'], dns_search: ['a.example'] },
  ],
  [
    'deploy: {replicas: "3", labels: [a=b], resources: {limits: {cpus: 0.50, memory: 50M, pids: 10}, reservations: {devices: [{capabilities: [gpu]}]}}, update_config: {parallelism: 2, max_failure_ratio: 0.1}, restart_policy: {max_attempts: 3}, placement: {constraints: [node.role==manager], preferences: [{spread: node.labels.zone}], max_replicas_per_node: "1"}}',
    {
      deploy: {
        replicas: 3,
        labels: { a: 'b' },
        resources: {
          limits: { cpus: '0.50', memory: '50M', pids: '10' },
          reservations: { devices: [{ capabilities: ['gpu'], count: 'all' }] },
        },
        update_config: { parallelism: 2, max_failure_ratio: '0.1' },
        restart_policy: { max_attempts: 3 },
        placement: {
          constraints: ['node.role==manager'],
          preferences: [{ spread: 'node.labels.zone' }],
          max_replicas_per_node: 1,
        },
      },
    },
  ],
  [
    'develop: {watch: [{path: ./src, action: sync, target: /app, ignore: node_modules, exec: {command: make all}}]}',
    {
      develop: {
        watch: [
          {
            path: 'stack/src',
            action: 'sync',
            target: '/app',
            ignore: ['node_modules'],
            exec: { command: ['make', 'all'] },
          },
        ],
      },
    },
  ],
  [
    'post_start: [{command: ./init.sh now, user: root, privileged: "no", environment: [A=1, B]}]',
    {
      post_start: [
        { command: ['./init.sh', 'now'], user: 'root', privileged: false, environment: { A: '1', B: null } },
      ],
    },
  ],
  [
    'pre_start: [{image: x, command: a b, volumes: [./d:/d], per_replica: true}]',
    {
      pre_start: [
        {
          image: 'x',
          command: ['a', 'b'],
          volumes: [{ type: 'bind', source: 'stack/d', target: '/d', bind: { create_host_path: true } }],
          per_replica: true,
        },
      ],
    },
  ],
  [
    'cpus: 0.50\nmem_limit: 536870912\npids_limit: "10"\numask: 022\nuser: "1000"',
    { cpus: '0.50', mem_limit: '536870912', pids_limit: '10', umask: '022', user: '1000' },
  ],
  [
    'privileged: "true"\ninit: yes\ntty: false\nscale: "2"\nattach: "off"',
    { privileged: true, init: true, tty: false, scale: 2, attach: false },
  ],
  ['restart: no', { restart: 'no' }],
  ['restart: false', { restart: 'no' }],
  ['models: [llm]', { models: { llm: {} } }],
  ['deploy:\ndevelop:\nimage: a', { image: 'a' }],
  ['image: a\nx-mine: 1\nextends: b\ndeploy: {x-mine: 1, mode: global}', { image: 'a', deploy: { mode: 'global' } }],
]

for (const [yaml, expected] of LONG)
  test(yaml, () => {
    const { service, diagnostics } = inLongForm(yaml)
    assert.equal(diagnostics, [])
    assert.equal(JSON.parse(JSON.stringify(service)), expected)
  })

test.run()
