import { execFileSync } from 'node:child_process'
import { delimiter, dirname } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { scratch } from '../bin/recorded-world.ts'
import { programs } from './build.ts'
import { createClient } from './client.ts'
import { connect } from './connection.ts'
import { settingsFrom } from './settings.ts'

/** A first tree is applied by the one command that the build prints. */
const test = suite('the last metre')

const NAMESPACE = 'k3s-platform-last-metre'
const connection = await connect()
const client = createClient(connection)
const kubectlFolder = connection.ours ? [dirname(programs(settingsFrom(process.env)).kubectl)] : []
const variables = {
  ...process.env,
  KUBECONFIG: connection.kubeconfig,
  PATH: [...kubectlFolder, process.env.PATH].join(delimiter),
}
const project = scratch({
  'apps.yaml': `version: "2"
environments: { local: { platform: [namespaces], domain: localhost } }
defaults: { namespace: ${NAMESPACE}, ingress: traefik }
apps:
  - name: web
    image: traefik/whoami:v1.11
    container: { ports: [{ container_port: 80 }] }
    scaling: { type: none }
    ingress: { path: / }
`,
})

test('kubectl apply -k takes an environment into an empty cluster, and a unit of it', async () => {
  if (!connection.ours) return
  const { code, errors } = await project.run('build', '--env', 'local')
  assert.is(code, 0, errors)
  const objects = [
    `namespace/${NAMESPACE}`,
    'service/web',
    'deployment.apps/web',
    'networkpolicy.networking.k8s.io/web',
  ]
  const applied = apply('argocd-state/local')
  for (const object of objects) assert.ok(applied.includes(`${object} `), `${object} is not in\n${applied}`)
  assert.not.match(apply('argocd-state/local'), /created|configured/)
  assert.not.match(apply('argocd-state/local/apps/web'), /created|configured|namespace/)
})

test.after(async () => {
  if (connection.ours)
    for (const [apiVersion, kind, name] of [
      ['apps/v1', 'Deployment', 'web'],
      ['v1', 'Service', 'web'],
      ['v1', 'Namespace', NAMESPACE],
    ] as const)
      await client.delete({ apiVersion, kind, name, ...(kind !== 'Namespace' && { namespace: NAMESPACE }) })
  project.remove()
  client.close()
  connection.close()
})

function apply(folder: string): string {
  return execFileSync('kubectl', ['apply', '-k', folder], { cwd: project.folder, env: variables, encoding: 'utf8' })
}

test.run()
