import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parse, stringify } from 'yaml'
import { type Ran, scratch } from '../bin/recorded-world.ts'
import { createClient } from './client.ts'
import { connect } from './connection.ts'
import { kubectlVariables } from './kubectl-variables.ts'

/** What `validate --server` says of a real cluster, and when there is none. */
const test = suite('validate --server')

const NAMESPACE = 'k3s-platform-validate'
const LIVE = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: NAMESPACE },
  spec: {
    replicas: 0,
    selector: { matchLabels: { app: 'of-another-tool' } },
    template: {
      metadata: { labels: { app: 'of-another-tool' } },
      spec: { containers: [{ name: 'web', image: 'nginx:1.29' }] },
    },
  },
}
const LIMITS = {
  apiVersion: 'v1',
  kind: 'LimitRange',
  metadata: { name: 'small-claims', namespace: NAMESPACE },
  spec: { limits: [{ type: 'PersistentVolumeClaim', max: { storage: '1Gi' } }] },
}

const connection = await connect()
const client = createClient(connection)
const kubeconfigs = scratch({})
const variables = kubectlVariables(connection)

test.before(async () => {
  await client.ensureNamespace(NAMESPACE)
  assert.is((await client.apply(LIMITS)).message, '')
})

test.after(async () => {
  await client.delete({ ...LIMITS, name: LIMITS.metadata.name, namespace: NAMESPACE })
  kubeconfigs.remove()
  client.close()
})

function appsYaml({ name = 'api', namespace = NAMESPACE, keys = '' } = {}): string {
  return `version: "2"
environments:
  local: { domain: localhost }
  gcp: { domain: api.example.com }
apps:
  - name: ${name}
    namespace: ${namespace}
    image: nginx:1.29
    scaling: { type: none }
    security: { profile: restricted, pod_security_context: { run_as_user: 101 } }
${keys}`
}

/** A plugin that makes one object, of which the offline checks have no schema, for the first app. */
function pluginOf(apiVersion: string, kind: string, spec: object): string {
  return `export const plugins = [{ name: 'acme', apply: hooks => hooks.workload.tap((workload, context) => context.emit({
    apiVersion: '${apiVersion}', kind: '${kind}', metadata: { name: 'acme', namespace: workload.namespace },
    spec: ${JSON.stringify(spec)},
  }, workload)) }]`
}

async function asked(files: Readonly<Record<string, string>>, other = {}, words: readonly string[] = []): Promise<Ran> {
  const project = scratch(files, { variables: { ...variables, ...other } })
  try {
    return await project.run('validate', '--server', '--env', 'gcp', ...words)
  } finally {
    project.remove()
  }
}

/** The path of a kubeconfig like that of the cluster, but for its one cluster or user. */
function kubeconfigWith(name: string, change: { readonly cluster?: object; readonly user?: object }): string {
  const config = parse(readFileSync(connection.kubeconfig, 'utf8'))
  const { context } = config.contexts.find((one: { name: string }) => one.name === config['current-context'])
  const [clusters, users] = (['cluster', 'user'] as const).map(kind => [
    { name: context[kind], [kind]: { ...namedIn(config[`${kind}s`], context[kind])[kind], ...change[kind] } },
  ])
  kubeconfigs.write(name, stringify({ ...config, clusters, users }))
  return join(kubeconfigs.folder, name)
}

function namedIn(list: readonly Readonly<Record<string, object>>[], wanted: string): Readonly<Record<string, object>> {
  return list.find(({ name }) => String(name) === wanted)!
}

/** A server that takes connections and never says a word. */
async function silentServer(): Promise<{ readonly address: string; connection(): Promise<Socket>; close(): void }> {
  const server = createServer()
  const first = once(server, 'connection') as Promise<[Socket]>
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { address, connection: async () => (await first)[0], close: () => server.close() }
}

test('what the cluster accepts is counted, with the cluster that was asked', async () => {
  const { code, errors } = await asked({ 'apps.yaml': appsYaml() })
  const { gitVersion } = (await client.raw('/version')) as { gitVersion: string }
  assert.is(code, 0, errors)
  assert.match(errors, /· (\d+) of \1 documents accepted by Kubernetes /)
  assert.ok(errors.includes(`Kubernetes ${gitVersion} of context "`), errors)
  assert.match(errors, / 0 warnings /)
})

test('a program reads it as JSON', async () => {
  const { code, output, errors } = await asked({ 'apps.yaml': appsYaml() }, {}, ['--format', 'json'])
  assert.is(code, 0, errors)
  assert.is(errors, '')
  assert.type(JSON.parse(output), 'object')
})

test("which environment is the cluster's must be said", async () => {
  const project = scratch({ 'apps.yaml': appsYaml() }, { variables })
  const { code, errors } = await project.run('validate', '--server')
  assert.is(code, 2)
  assert.match(errors, /Which environment\?/)
  assert.is((await project.run('validate', '--server', '--all-envs')).code, 0)
  project.remove()
})

test('a limit of the namespace refuses a claim, at the line of its size', async () => {
  const keys = '    volumes:\n      - { name: data, type: pvc, size: 5Gi, mount_path: /data }\n'
  const { code, errors } = await asked({ 'apps.yaml': appsYaml({ keys }) })
  assert.is(code, 1)
  assert.match(
    errors,
    /error\[server\/refused\]: .* PersistentVolumeClaim "[\w-]+": maximum storage usage .* is 1Gi, but/,
  )
  assert.match(errors, /--> apps\.yaml:12:\d+ {2}apps\[0\]\.volumes\[0\]\.size/)
  assert.match(errors, /kubectl describe limitrange,resourcequota --namespace k3s-platform-validate/)
})

test('a field that an object in the cluster does not let change', async () => {
  assert.is((await client.apply(LIVE)).message, '')
  try {
    const { code, errors } = await asked({ 'apps.yaml': appsYaml({ name: 'web' }) })
    assert.is(code, 1)
    assert.match(
      errors,
      /error\[server\/refused\]: The cluster rejects spec\.selector of Deployment "web": .* immutable\. \(gcp\)/,
    )
    assert.match(errors, /--> apps\.yaml:6:11 {2}apps\[0\]\.name/)
  } finally {
    await client.delete({ ...LIVE, name: 'web', namespace: NAMESPACE })
  }
})

test('an object of a plugin whose kind is not known offline', async () => {
  const plugin = pluginOf('coordination.k8s.io/v1', 'Lease', { leaseDurationSeconds: 0, color: 'red' })
  const { code, errors } = await asked({ 'apps.yaml': appsYaml(), 'k3s-platform.config.mjs': plugin })
  assert.is(code, 1)
  assert.match(errors, /rejects spec\.color of Lease "acme": field not declared in schema\. Set by plugin "acme"\./)
  assert.match(errors, /--> apps\.yaml:6:/)
})

test('what the namespace asks of pods is told at its entry', async () => {
  const { code, errors } = await asked({ 'apps.yaml': appsYaml().replace(/^ +security: .*\n/m, '') })
  assert.is(code, 0)
  assert.match(errors, /warning\[server\/pod-security\]: The pods of Deployment "api" would violate PodSecurity/)
  assert.match(errors, /--> apps\.yaml:6:/)
  const strict = await asked({ 'apps.yaml': appsYaml().replace(/^ +security: .*\n/m, '') }, {}, ['--strict'])
  assert.is(strict.code, 1)
  const keys = 'diagnostics: { server/pod-security: off }\n'
  const silent = await asked({ 'apps.yaml': appsYaml({ keys }).replace(/^ +security: .*\n/m, '') })
  assert.not.match(silent.errors, /warning\[server\/pod-security\]/)
  assert.match(silent.errors, /1 switched off \(server\/pod-security\)/)
})

test('a kind that the cluster does not have', async () => {
  const ofNobody = pluginOf('example.com/v1', 'Tunnel', {})
  const unknown = await asked({ 'apps.yaml': appsYaml(), 'k3s-platform.config.mjs': ofNobody })
  assert.is(unknown.code, 1)
  assert.match(
    unknown.errors,
    /error\[server\/missing-kind\]: .* Tunnel of example\.com\/v1 \(CustomResourceDefinition tunnels\.example\.com\)/,
  )
  const ofKeda = pluginOf('keda.sh/v9', 'CloudScaler', {})
  const old = await asked({ 'apps.yaml': appsYaml(), 'k3s-platform.config.mjs': ofKeda })
  assert.match(old.errors, /It has the group in version v1alpha1, which lacks the kind\./)
  assert.match(old.errors, /hint: Update KEDA: helm install keda /)
})

test('a namespace that is missing is not made, and its objects are judged all the same', async () => {
  const namespace = 'k3s-platform-never-made'
  const accepted = await asked({ 'apps.yaml': appsYaml({ namespace }) })
  assert.is(accepted.code, 0)
  assert.match(accepted.errors, /warning\[server\/missing-namespace\]: Namespace "k3s-platform-never-made"/)
  assert.match(accepted.errors, /--> apps\.yaml:7:16 {2}apps\[0\]\.namespace/)
  assert.match(accepted.errors, /· (\d+) of \1 documents accepted .* · \1 judged in namespace "default" ·/)
  const plugin = pluginOf('coordination.k8s.io/v1', 'Lease', { leaseDurationSeconds: 0 })
  const refused = await asked({ 'apps.yaml': appsYaml({ namespace }), 'k3s-platform.config.mjs': plugin })
  assert.is(refused.code, 1)
  assert.match(refused.errors, /rejects spec\.leaseDurationSeconds of Lease "acme": Invalid value: 0/)
  const names = (await client.list('v1', 'Namespace')).map(one => (one as typeof LIVE).metadata.name)
  assert.not.ok(names.includes(namespace))
})

test('credentials that the cluster does not accept, and rights that it does not give', async () => {
  const stranger = kubeconfigWith('stranger', { user: { token: 'nobody', 'client-certificate-data': undefined } })
  const unknown = await asked({ 'apps.yaml': appsYaml() }, { KUBECONFIG: stranger })
  assert.is(unknown.code, 1)
  assert.match(unknown.errors, /error\[server\/unauthorized\]: .* rejects your credentials: Unauthorized\./)
  const poor = kubeconfigWith('poor', { user: { as: 'k3s-platform-nobody' } })
  const weak = await asked({ 'apps.yaml': appsYaml() }, { KUBECONFIG: poor })
  assert.is(weak.code, 1)
  assert.match(weak.errors, /error\[server\/forbidden\]: .*User "k3s-platform-nobody" cannot patch resource/)
  const broken = kubeconfigWith('broken', {
    user: {
      token: undefined,
      exec: { apiVersion: 'client.authentication.k8s.io/v1', command: 'false', interactiveMode: 'Never' },
    },
  })
  const failed = await asked({ 'apps.yaml': appsYaml() }, { KUBECONFIG: broken })
  assert.match(failed.errors, /error\[server\/unauthorized\]: .* getting credentials: exec: executable false failed/)
})

test('a cluster that does not answer', async () => {
  const closed = await silentServer()
  closed.close()
  const { code, errors } = await asked(
    { 'apps.yaml': appsYaml() },
    { KUBECONFIG: kubeconfigWith('unreachable', { cluster: { server: closed.address } }) },
  )
  assert.is(code, 1)
  assert.match(
    errors,
    /error\[server\/unreachable\]: The cluster of context "[^"]+" \(https:\/\/127\.0\.0\.1:\d+\) does not respond: .*connection refused\./,
  )
  assert.match(errors, /no cluster asked/)
})

test('no kubeconfig, no such context, no kubectl', async () => {
  const nowhere = { KUBECONFIG: join(kubeconfigs.folder, 'none'), HOME: kubeconfigs.folder }
  const none = await asked({ 'apps.yaml': appsYaml() }, nowhere)
  assert.is(none.code, 1)
  assert.match(
    none.errors,
    /error\[server\/no-context\]: kubectl has no cluster: there is no kubeconfig, or it has no current context\./,
  )
  const wrong = await asked({ 'apps.yaml': appsYaml() }, {}, ['--context', 'no-such-context'])
  assert.is(wrong.code, 1)
  assert.match(
    wrong.errors,
    /error\[server\/no-context\]: Unknown context "no-such-context" in the kubeconfig\.\n.*--context: /s,
  )
  const without = await asked({ 'apps.yaml': appsYaml() }, { PATH: kubeconfigs.folder })
  assert.is(without.code, 1)
  assert.match(without.errors, /error\[server\/no-kubectl\]/)
})

test('who interrupts it leaves no proxy behind', async () => {
  const silent = await silentServer()
  const project = scratch({ 'apps.yaml': appsYaml() })
  const root = join(import.meta.dirname, '../..')
  const program: ChildProcess = spawn(
    process.execPath,
    [
      ...['--conditions=source', '--import', 'tsx', join(root, 'bin/k3s-platform.ts')],
      ...['validate', '--server', '--env', 'gcp', '--file', join(project.folder, 'apps.yaml')],
    ],
    {
      cwd: root,
      stdio: 'ignore',
      env: { ...variables, KUBECONFIG: kubeconfigWith('silent', { cluster: { server: silent.address } }) },
    },
  )
  const exit = once(program, 'exit')
  try {
    const ofProxy = await Promise.race([silent.connection(), exit.then(() => undefined)])
    assert.ok(ofProxy, 'the program ended before the proxy asked the cluster')
    const proxyEnded = once(ofProxy.resume(), 'close')
    program.kill('SIGINT')
    assert.is((await exit)[1], 'SIGINT')
    await proxyEnded
  } finally {
    silent.close()
    project.remove()
  }
})

test.run()
