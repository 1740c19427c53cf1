import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parseDocument } from 'yaml'
import { compileText } from '../harness.ts'
import { createClient } from './client.ts'
import { connect } from './connection.ts'
import { documentsOf } from './documents.ts'
import { judge, refusalText } from './judge.ts'
import { SUSPECTS, type Suspect } from './suspects.ts'

/** Values at the limits, each alone in a sound file: accepted by the server, or refused at its own line before. */
const test = suite('suspects')
const connection = await connect()
const client = createClient(connection)
const count = { accepted: 0, refused: 0 }

for (const scaler of ['none', 'hpa', 'keda-queue'])
  test(`values at the limits, with scaling of type ${scaler}`, async () => {
    const wrong: string[] = []
    for (const suspect of SUSPECTS) wrong.push(...(await wrongWith(suspect, scaler)))
    assert.is(wrong.length, 0, wrong.join('\n\n'))
  })

test.after(() => {
  process.stdout.write(`${JSON.stringify(count)}\n`)
  client.close()
  connection.close()
})

async function wrongWith({ key, value }: Suspect, scaler: string): Promise<string[]> {
  const document = parseDocument(FILE.replace('SCALER', scaler))
  const path = key.split('.').map(step => (/^\d+$/.test(step) ? Number(step) : step))
  document.setIn(['apps', 0, ...path], document.createNode(value))
  const text = document.toString({ lineWidth: 0 })
  const { ok, files, diagnostics } = await compileText(text, 'local')
  const what = `${key}: ${JSON.stringify(value)?.slice(0, 80)}`
  if (ok) {
    count.accepted++
    return (await judge(client, documentsOf(files))).flatMap(judged =>
      judged.verdict.accepted ? [] : [`${what} is not refused\n${refusalText(judged)}`],
    )
  }
  count.refused++
  const places = diagnostics.flatMap(({ severity, at, related = [] }) =>
    severity === 'error' ? [at?.path, ...related.map(other => other.at.path)] : [],
  )
  const own = `apps[0].${key.replace(/\.(\d+)/g, '[$1]')}`
  const isThere = places.some(place => place?.startsWith(own) || own === place)
  return isThere
    ? []
    : [
        `${what} is refused elsewhere: ${diagnostics
          .filter(({ severity }) => severity === 'error')
          .map(({ code, message, at }) => `${code} ${message} @${at?.path}`)
          .join('; ')}`,
      ]
}

const FILE = `environments:
  local: { domain: shop.example.com, tls: true, tls_secret: shop-tls }
defaults: { ingress: traefik, namespace: generated }
apps:
  - name: shop
    image: ghcr.io/example/shop:1.0.0
    container:
      ports: [{ name: http, container_port: 8000, service_port: 80 }]
    resources:
      memory: 64Mi
      cpu: 100m
      memory_limit: 64Gi
      cpu_limit: 64
      ephemeral_storage: 1Gi
      gpu: { type: nvidia.com/gpu, count: 1, runtime_class: nvidia }
    scaling:
      type: SCALER
      min_instances: 1
      max_instances: 5
      queue_name: jobs
      queue_length: 5
      queue: { broker: redis, address: "valkey.shop:6379", database: 1, auth: { secret: valkey } }
      cooldown_period: 60
      scale_down_stabilization: 60
      triggers: [{ type: prometheus, name: pending, authentication_ref: prometheus, metadata: { serverAddress: "http://p", query: up, threshold: 1 } }]
    probes:
      liveness: { type: tcp, port: 8000, initial_delay: 1, period: 1, timeout: 1, success_threshold: 1, failure_threshold: 1 }
      readiness: { path: /health, success_threshold: 1 }
    ingress:
      path: /
      hosts: [shop.example.com]
      tls: { secret: shop-tls }
      rate_limit: { requests_per_second: 1, burst: 1 }
    security:
      visibility: restricted
      allowed_sources: [{ namespace: shop, pod_labels: { app: front } }, { cidr: 10.0.0.0/8 }]
      network_policy: { egress: [{ ports: [{ port: 5432 }] }] }
      service_account: shop
      pod_security_context: { run_as_user: 1000, run_as_group: 1000, fs_group: 1000 }
      container_security_context: { capabilities: { add: [CHOWN] } }
    environment: { A: b }
    env_from: [{ secret: shop, prefix: A_ }]
    env_refs: [{ name: B, from: secret, secret_name: shop, key: b }]
    volumes:
      - { name: cache, type: emptyDir, mount_path: /cache, size_limit: 1Gi }
      - { name: certificates, type: secret, mount_path: /certificates, secret_name: shop, items: [{ key: a, path: a }] }
      - { name: data, type: pvc, mount_path: /data, size: 1Gi, storage_class: fast }
    replicas: 1
    pod_disruption_budget: { min_available: 1 }
    anti_affinity:
      preferred: [{ topology_key: kubernetes.io/hostname, weight: 1 }]
      required: [{ topology_key: kubernetes.io/hostname }]
`

test.run()
