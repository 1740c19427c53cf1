import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Scratch, scratch } from './recorded-world.ts'

const test = suite('--loss-report')

const appsYaml = `version: "2"
environments:
  local: { domain: localhost }
  gcp: { domain: api.example.com }
compose:
  - name: shop
    path: shop
    namespace: shop
    diagnostics: { compose/published-port: off }
  - name: plain
    path: plain
    namespace: plain
`
const shop = `services:
  web:
    image: nginx:1.29
    ports: ["8080:80"]
    profiles: [local]
    pids_limit: 1000
  api:
    image: nginx:1.29
    attach: true
`
const plain = 'services:\n  web: { image: "nginx:1.29" }\n'

async function inProject(promise: (project: Scratch) => Promise<void>): Promise<void> {
  const project = scratch({ 'apps.yaml': appsYaml, 'shop/compose.yaml': shop, 'plain/compose.yaml': plain })
  try {
    await promise(project)
  } finally {
    project.remove()
  }
}

const expected = `compose/plain: nothing approximated, nothing dropped

compose/shop: 1 approximated, 3 dropped
  web
    dropped       shop/compose.yaml:3:5  services.web (gcp)
      "web" is not in the tree: its profiles (local) are not active.
      hint: Add one of them to "profiles" of the stack in apps.yaml; the name of the environment is always active.
    approximated  shop/compose.yaml:4:13  services.web.ports[0] (local)
      The host does not publish port 80 at 8080; in the cluster it is web:80.
      hint: To reach it from outside, give the service an "ingress" in apps.yaml.
    dropped       shop/compose.yaml:6:17  services.web.pids_limit (local)
`

test('build prints, for each stack and service, what was lost: once for all environments, also what is switched off', () =>
  inProject(async project => {
    const { code, output } = await project.run('build', '--all-envs', '--loss-report')
    assert.is(code, 0)
    assert.is(output.slice(0, expected.length), expected)
    assert.match(output, / {2}api\n {4}dropped {7}shop\/compose.yaml:9:13 {2}services.api.attach\n/)
  }))

test('it is that of the units that are written, and leaves the output to the manifests of --dry-run', () =>
  inProject(async project => {
    const { output } = await project.run('build', '-e', 'gcp', '--loss-report', '--only', 'plain')
    assert.is(output, 'compose/plain: nothing approximated, nothing dropped\n')
    const dry = await project.run('build', '-e', 'gcp', '--loss-report', '--dry-run', '--only', 'plain')
    assert.match(dry.output, /^---\n# gcp\/compose\/plain\/manifests\.yaml\n/)
    assert.match(dry.errors, /^compose\/plain: nothing approximated, nothing dropped$/m)
  }))

test('validate prints it too, and JSON has it in the one report', () =>
  inProject(async project => {
    assert.is((await project.run('validate', '--loss-report')).output.slice(0, expected.length), expected)
    const { lossReport, diagnostics } = JSON.parse(
      (await project.run('validate', '--loss-report', '--format', 'json')).output,
    )
    assert.equal(
      lossReport.map(({ unit, approximated, dropped }: Record<string, unknown>) => [unit, approximated, dropped]),
      [
        ['compose/plain', 0, 0],
        ['compose/shop', 1, 3],
      ],
    )
    assert.equal(lossReport[1].losses[1].at.line, 4)
    assert.ok(diagnostics.some(({ loss, service }: Record<string, unknown>) => loss === 'dropped' && service === 'api'))
  }))

test('a stack with errors says that there may be more', () =>
  inProject(async project => {
    project.write('plain/compose.yaml', 'services:\n  web: { image: nginx, volumes_from: [api] }\n')
    const { code, output } = await project.run('build', '-e', 'gcp', '--loss-report')
    assert.is(code, 1)
    assert.match(output, /^compose\/plain: .* \(it has errors, so there may be more\)$/m)
  }))

test('formats that know no such report are refused before anything is written', () =>
  inProject(async project => {
    const { code, errors } = await project.run('build', '-e', 'gcp', '--loss-report', '--format', 'sarif')
    assert.is(code, 2)
    assert.match(errors, /"--loss-report" does not support --format sarif\./)
    assert.is((await project.run('build', '-e', 'gcp', '--check')).code, 3)
  }))

test.run()
