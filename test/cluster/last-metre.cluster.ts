import { execSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { scratch } from '../bin/recorded-world.ts'
import { connect } from './connection.ts'
import { kubectlVariables } from './kubectl-variables.ts'

/** A first tree is applied by the one command that the build prints. */
const test = suite('the last metre')

const NAMESPACE = 'k3s-platform-last-metre'
const connection = await connect()
const variables = kubectlVariables(connection)
const project = scratch({
  'apps.yaml': `version: "2"
environments: { local: { platform: [namespaces], domain: localhost }, bare: { domain: localhost } }
defaults: { namespace: ${NAMESPACE}, ingress: traefik }
apps:
  - name: web
    bare: { namespace: ${NAMESPACE}-bare }
    image: traefik/whoami:v1.11
    container: { ports: [{ container_port: 80 }] }
    scaling: { type: none }
    ingress: { path: /web, strip_prefix: true }
`,
})
const KINDS = ['namespace/', 'service/web', 'deployment.apps/web', 'networkpolicy.networking.k8s.io/web', 'ingress']

test('the last line takes an environment into an empty cluster, and changes nothing the second time', async () => {
  if (!connection.ours) return
  const { code, errors } = await project.run('build', '--env', 'local')
  assert.is(code, 0, errors)
  assert.not.match(errors, /^Once/m)
  const next = lastLine(errors)
  const applied = shell(next)
  for (const kind of KINDS) assert.ok(applied.includes(kind), `${kind} is not in\n${applied}`)
  assert.not.match(shell(next), /created|configured/)
  assert.not.match(shell('kubectl apply -k argocd-state/local/apps/web'), /created|configured|namespace\//)
})

test('what the cluster must have first is a command, too', async () => {
  if (!connection.ours) return
  const { errors } = await project.run('build', '--env', 'bare')
  shell(/^Once: (.*)$/m.exec(errors)![1]!)
  assert.match(shell(lastLine(errors)), /deployment\.apps\/web created/)
})

test.after(() => {
  if (connection.ours)
    for (const [environment, namespace] of [
      ['local', NAMESPACE],
      ['bare', `${NAMESPACE}-bare`],
    ] as const) {
      if (existsSync(join(project.folder, 'argocd-state', environment)))
        shell(`kubectl delete --ignore-not-found --wait=false -k argocd-state/${environment}`)
      shell(`kubectl delete --ignore-not-found --wait=false namespace ${namespace}`)
      if (shell(`kubectl get --ignore-not-found --output name namespace ${namespace}`) === '') continue
      // No controller runs here that would find it empty.
      const finalized = JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace }, spec: {} })
      shell(`kubectl replace --raw /api/v1/namespaces/${namespace}/finalize -f -`, finalized)
    }
  project.remove()
  connection.close()
})

function lastLine(errors: string): string {
  return /^Next: (.*)\n$/m.exec(errors.slice(errors.lastIndexOf('\n', errors.length - 2) + 1))![1]!
}

function shell(command: string, input = ''): string {
  return execSync(command, { cwd: project.folder, env: variables, encoding: 'utf8', input })
}

test.run()
