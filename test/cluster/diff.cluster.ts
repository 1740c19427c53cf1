import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parse, stringify } from 'yaml'
import { documentTexts } from '../../src/diff/documents.ts'
import { type Scratch, scratch } from '../bin/recorded-world.ts'
import { createClient } from './client.ts'
import { connect } from './connection.ts'
import { kubectlVariables } from './kubectl-variables.ts'

/** What `diff --live` says of a real cluster. */
const test = suite('diff --live')

const NAMESPACE = 'k3s-platform-diff'
const connection = await connect()
const client = createClient(connection)
const variables = kubectlVariables(connection)

const APPS = `version: "2"
environments: { gcp: { domain: api.example.com } }
defaults: { namespace: ${NAMESPACE}, ingress: { gcp: traefik } }
apps:
  - name: web
    image: nginx:1.29
    container:
      ports: [{ name: http, container_port: 80 }, { name: admin, container_port: 81 }]
      command: [nginx, -g, daemon off;]
    resources: { cpu: 1000m, memory: 1024Mi }
    environment: { B: "1", A: "2" }
    volumes: [{ name: data, mount_path: /data, type: pvc, size: 1024Mi }, { name: tmp, mount_path: /tmp, type: emptyDir }]
    probes: { readiness: { path: /ready, port: 80 } }
    ingress: { path: /web }
    scaling: { type: hpa, min_instances: 1, max_instances: 1 }
`

/** Applies every manifest of the unit. */
async function apply({ folder }: Scratch): Promise<void> {
  const text = readFileSync(join(folder, 'argocd-state/gcp/apps/web/manifests.yaml'), 'utf8')
  for (const document of documentTexts(text)) assert.is((await client.applyYaml(document)).message, '')
}

test.before(async () => {
  await client.ensureNamespace(NAMESPACE)
})

test.after(async () => {
  client.close()
})

test('what was applied does not differ, and what would change is told', async () => {
  const project = scratch({ 'apps.yaml': APPS }, { variables })
  try {
    const built = await project.run('build')
    assert.is(built.code, 0, built.errors)
    await apply(project)
    const same = await project.run('diff', '--live', '--exit-code')
    assert.match(same.output, /^gcp against \S+: no differences\n$/)
    assert.is(same.code, 0, same.errors)
    project.write('apps.yaml', APPS.replace('nginx:1.29', 'nginx:1.30'))
    const { code, output } = await project.run('diff', '--live', '--exit-code')
    assert.is(code, 3)
    assert.match(
      output,
      /^apps\.yaml:6 {2}image: nginx:1\.30\n {2}~ Deployment\/web in k3s-platform-diff\n.*nginx:1\.29 → nginx:1\.30 {2}restarts pods\n$/m,
    )
    project.write('apps.yaml', APPS.replace('name: web', 'name: site'))
    const renamed = await project.run('diff', '--live')
    assert.match(renamed.output, /^ {2}- PersistentVolumeClaim\/web-data in k3s-platform-diff$/m)
    assert.match(renamed.output, /^ {2}\+ Deployment\/site in k3s-platform-diff$/m)
  } finally {
    project.remove()
  }
})

test('what the cluster does not show is no difference, but an error', async () => {
  const kubeconfig = parse(readFileSync(connection.kubeconfig, 'utf8'))
  for (const { user } of kubeconfig.users) user.as = 'k3s-platform-nobody'
  const project = scratch({ 'apps.yaml': APPS, poor: stringify(kubeconfig) }, { variables })
  const poor = scratch({ 'apps.yaml': APPS }, { variables: { ...variables, KUBECONFIG: join(project.folder, 'poor') } })
  const { code, output, errors } = await poor.run('diff', '--live')
  assert.is(code, 1)
  assert.is(output, '')
  assert.match(
    errors,
    /error\[server\/not-shown\]: .* denies reading \w+\/web.*User "k3s-platform-nobody" cannot get resource/,
  )
  project.remove()
  poor.remove()
})

test('a cluster that does not answer is said in one sentence', async () => {
  const project = scratch({ 'apps.yaml': APPS }, { variables: { ...variables, KUBECONFIG: '/dev/null' } })
  const { code, output, errors } = await project.run('diff', '--live')
  assert.is(code, 1)
  assert.is(output, '')
  assert.match(errors, /^error\[server\/no-context\]/)
  project.remove()
})

test.run()
