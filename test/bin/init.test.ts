import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Surroundings } from '../../bin/world.ts'
import { inFolder, type Scratch } from './recorded-world.ts'
import { toolProject } from './tool-projects.ts'

const test = suite('init')

const { 'apps.yaml': _, ...withoutAppsYaml } = toolProject
const read = (folder: Scratch) => readFileSync(join(folder.folder, 'apps.yaml'), 'utf8')
const answering = (...answers: string[]): Partial<Surroundings> => ({
  input: { isTerminal: true, readLine: () => answers.shift(), readAll: () => new Uint8Array() },
})

/** What comes of `services`; `UPDATE=1` accepts it. */
const golden = fileURLToPath(new URL('./init/apps.yaml', import.meta.url))

const services = {
  ...withoutAppsYaml,
  'apps/web/Dockerfile': 'FROM node:22 AS build\nEXPOSE 1\nFROM nginx\nexpose 8080/tcp 9090 53/udp $PORT\n',
  'apps/web/Dockerfile.dev': 'FROM node:22\n',
  'apps/Web 2/Dockerfile': 'FROM scratch\n',
  'other/web/Containerfile': 'FROM scratch\nEXPOSE 80\n',
  'apps/valkey/values.yaml': 'replica: {}\n',
  'charts/own/Chart.yaml': 'name: own\n',
  'charts/own/values.yaml': 'a: 1\n',
  'node_modules/some/Dockerfile': 'FROM scratch\n',
  '.hidden/compose.yaml': 'services: {}\n',
  'broken/compose.yaml': 'services:\n  front:\n    imag: x\n',
}

test('an empty folder gets an example that builds', () =>
  inFolder({}, async folder => {
    const { code, errors } = await folder.run('init', '--yes')
    assert.is(code, 0)
    assert.match(
      errors,
      /Nothing to deploy was found here: apps\.yaml gets an example\.\n.*builds\.\nNext: k3s-platform build --env local\n$/,
    )
    const built = await folder.run('build', '--strict', '--env', 'local')
    assert.is(built.code, 0, built.errors)
    assert.ok(existsSync(join(folder.folder, 'argocd-state/local/apps/hello/manifests.yaml')))
  }))

test('what is there is found, and the file builds at once in every environment', () =>
  inFolder(services, async folder => {
    const { code, errors } = await folder.run('init', '--yes', '--env', 'local,prod-1')
    assert.is(code, 0, errors)
    assert.equal(
      errors.split('\n').filter(line => line.startsWith('  ') && line.includes('/') && !line.includes('k3s-platform')),
      [
        '  apps/web-2                   apps/Web 2',
        '  serverless/functions         apps/functions',
        '  compose/shop                 apps/shop',
        '  apps/web                     apps/web',
        '  apps/other-web               other/web',
        '  helm/valkey                  apps/valkey  (a comment: something is missing)',
        '  compose/broken               broken  (a comment: something is missing)',
      ],
    )
    if (process.env.UPDATE) writeFileSync(golden, read(folder))
    assert.fixture(read(folder), readFileSync(golden, 'utf8'))
    const built = await folder.run('build', '--all-envs')
    assert.is(built.code, 0, built.errors)
    const list = await folder.run('list', '--env', 'prod-1')
    for (const unit of ['apps/web', 'apps/web-2', 'apps/other-web', 'compose/shop', 'serverless/functions'])
      assert.match(list.output, new RegExp(unit.split('/')[1]!))
  }))

test('an apps.yaml that is there is never touched', () =>
  inFolder({ 'apps.yaml': '# mine\n', Dockerfile: 'FROM scratch\n' }, async folder => {
    const { code, errors } = await folder.run('init', '--yes')
    assert.is(code, 2)
    assert.match(errors, /This folder already has an apps\.yaml\./)
    assert.is(read(folder), '# mine\n')
    const printed = await folder.run('init', '--dry-run')
    assert.is(printed.code, 0)
    assert.match(printed.output, /\n# What runs in which environment/)
    assert.is(read(folder), '# mine\n')
  }))

test('a person is asked, a script has to say yes', async () => {
  for (const [answer, isWritten] of [
    ['', true],
    ['Yes', true],
    ['n', false],
    ['what', false],
  ] as const)
    await inFolder(
      { Dockerfile: 'FROM scratch\nEXPOSE 80\n' },
      async folder => {
        const { code, errors } = await folder.run('init')
        assert.is(code, 0)
        assert.match(errors, /Write apps\.yaml\? \[Y\/n\] /)
        assert.is(existsSync(join(folder.folder, 'apps.yaml')), isWritten, answer)
      },
      answering('ghcr.io/acme', answer),
    )
  await inFolder({}, async folder => assert.match((await folder.run('init')).errors, /Nothing written/), answering())
  await inFolder({}, async folder => {
    const { code, errors } = await folder.run('init')
    assert.is(code, 2)
    assert.match(errors, /Standard input is not a terminal\.\n.*Add --yes/)
    assert.not(existsSync(join(folder.folder, 'apps.yaml')))
  })
})

test('a registry that no image can have is reported before anything is written', () =>
  inFolder({ Dockerfile: 'FROM scratch\n' }, async folder => {
    for (const registry of ['ghcr.io/ACME', 'https://ghcr.io/acme', 'ghcr.io/acme/', 'my registry'])
      assert.match(
        (await folder.run('init', '--yes', '--registry', registry)).errors,
        /is not a valid registry\.\n {2}hint:/,
      )
    assert.is((await folder.run('init', '--yes', '--registry', 'localhost:5000/team_a')).code, 0)
  }))

test('the registry is the one that was named, else a placeholder that has to be replaced', async () => {
  const files = { Dockerfile: 'FROM scratch\nEXPOSE 80\n' }
  for (const [answers, words, registry] of [
    [['ghcr.io/acme', ''], [], 'ghcr.io/acme'],
    [['', ''], [], 'registry.example.com/team'],
    [[], ['--yes'], 'registry.example.com/team'],
    [[''], ['--registry', 'ghcr.io/acme'], 'ghcr.io/acme'],
  ] as const)
    await inFolder(
      files,
      async folder => {
        const { errors } = await folder.run('init', ...words)
        assert.ok(read(folder).includes(`  registry: ${registry}\n`), read(folder))
        assert.is(errors.includes('with your registry'), registry.startsWith('registry'))
      },
      answering(...answers),
    )
})

test('an editor finds the schema, and other files of that folder stay', () =>
  inFolder({ '.k3s-platform/apps-schema.json': '{}' }, async folder => {
    await folder.run('init', '--yes')
    assert.match(read(folder), /^# yaml-language-server: \$schema=\.k3s-platform\/apps-schema\.json\n/)
    assert.is(readFileSync(join(folder.folder, '.k3s-platform/apps-schema.json'), 'utf8'), '{}')
  }))

test('a Dockerfile says what an expert would write', () =>
  inFolder({ Dockerfile: DOCKERFILE, 'worker.Dockerfile': 'FROM node\nUSER node\n' }, async folder => {
    await folder.run('init', '--yes')
    const [web, worker] = read(folder).split('\n\n').slice(-2) as [string, string]
    for (const lines of [
      '        - container_port: 3000',
      '      readiness: { path: /healthz, initial_delay: 60, period: 10, timeout: 2, failure_threshold: 5 }',
      '      profile: restricted\n      pod_security_context: { run_as_user: 1000, fs_group: 2000 }',
      '      - name: data\n        type: pvc\n        size: 1Gi\n        mount_path: /app/data',
      '      - name: tmp\n        type: emptyDir\n        mount_path: /tmp',
      '    ingress:\n      path: /',
    ])
      assert.ok(web.includes(lines), `${lines} is not in\n${web}`)
    assert.match(worker, /- name: worker\n {4}path: \.\n {4}build:\n {6}dockerfile: worker\.Dockerfile\n/)
    assert.match(worker, /# Its user "node" is a name/)
    assert.match((await folder.run('build')).errors, / · 0 warnings · /)
  }))

const DOCKERFILE = `FROM node:22 AS base
ENV PORT=3000 MODE="a b"
EXPOSE $PORT
FROM node:22 AS build
EXPOSE 9
RUN <<SCRIPT
USER nobody
SCRIPT
FROM base
COPY --from=build /app /app
USER 1000:2000
# A comment between.
VOLUME ["/app/data", "/tmp"]
HEALTHCHECK --interval=10s --timeout=2s --start-period=1m \\
  --retries=5 CMD curl -fs http://localhost:\${PORT}/healthz || exit 1
`

test('a Dockerfile below what it copies is built from there, and a name says what is in it', () =>
  inFolder(
    {
      'shop/docker/Dockerfile': 'FROM node\nCOPY package.json docker/start.sh ./\nEXPOSE 80\n',
      'shop/package.json': '{}',
      'shop/docker/start.sh': '',
      'billing/docker/Dockerfile': 'FROM node\nCOPY . .\nEXPOSE 80\n',
      'mail/src/Dockerfile': 'FROM node\nCOPY main.js .\nEXPOSE 25\n',
      'mail/src/main.js': '',
    },
    async folder => {
      await folder.run('init', '--yes')
      const text = read(folder)
      assert.match(text, /name: shop\n {4}path: shop\n {4}build:\n {6}dockerfile: docker\/Dockerfile\n/)
      assert.match(text, /name: billing\n {4}path: billing\n {4}build:\n {6}dockerfile: docker\/Dockerfile\n/)
      assert.match(text, /name: mail\n {4}path: mail\/src\n {4}container:/)
      assert.equal(
        [...text.matchAll(/^ {6}path: (.*)\n(.*)/gm)].map(([, path, next]) => [path, next]),
        [
          ['/billing', '      strip_prefix: true'],
          ['/shop', '      strip_prefix: true'],
        ],
      )
    },
  ))

test('a stack that cannot be built leaves its Dockerfiles, and says which service is in the way', () =>
  inFolder(
    {
      'compose.yml': `services:
  proxy: { image: "traefik:3.6", volumes: ["/var/run/docker.sock:/var/run/docker.sock:ro"] }
  backend: { build: ./backend, ports: ["8000:8000"] }
`,
      'backend/Dockerfile': 'FROM python\nEXPOSE 8000\n',
    },
    async folder => {
      const { errors } = await folder.run('init', '--yes')
      assert.match(errors, /apps\/backend .*\n {2}compose\/[\w-]+ +\. {2}\(a comment/)
      assert.match(read(folder), /# Not built yet: proxy mounts the socket of the container engine/)
      assert.is((await folder.run('build')).code, 0)
    },
  ))

test('the one service of a stack that publishes a port for HTTP is routed', () =>
  inFolder(
    {
      'compose.yaml': `services:
  front: { image: "nginx:1.29", ports: ["8080:80"] }
  db: { image: "mysql:9", ports: ["3306:3306"], environment: { MYSQL_DATABASE: shop } }
`,
    },
    async folder => {
      await folder.run('init', '--yes')
      assert.match(read(folder), /\n {4}services:\n {6}front:\n {8}ingress:\n {10}path: \/\n$/)
    },
  ))

test('manifests are mentioned, and those of charts are not', () =>
  inFolder(
    {
      'k8s/web.yaml': 'apiVersion: v1\nkind: Service\n',
      'chart/Chart.yaml': 'apiVersion: v2\nkind: x\n',
      'chart/templates/web.yaml': 'apiVersion: v1\nkind: Service\n',
    },
    async folder => {
      const { errors } = await folder.run('init', '--yes')
      assert.match(errors, /Kubernetes manifests in k8s \(1 file\) .*: k3s-platform import k8s\n/)
      assert.not.match(errors, /chart/)
    },
  ))

test('warnings of the build are the last but what comes next', () =>
  inFolder({ 'compose.yaml': WARNS }, async folder => {
    const { errors } = await folder.run('init', '--yes')
    assert.match(errors, /warning\[compose\/[\s\S]+\napps\.yaml is written/)
  }))

const WARNS = 'services:\n  front_end: { image: "nginx:1.29" }\n'

test('a name that no environment can have is told', () =>
  inFolder({}, async folder => {
    const { code, errors } = await folder.run('init', '--yes', '--env', 'Prod')
    assert.is(code, 2)
    assert.match(errors, /"Prod" is not a valid name of an environment for this command\.\n.*lower-case letters/)
  }))

test.run()
