import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { appsYaml, type Scratch, scratch } from './recorded-world.ts'

const test = suite('build')

async function inProject(promise: (project: Scratch) => Promise<void>, files = {}, variables = {}): Promise<void> {
  const project = scratch({ 'apps.yaml': appsYaml, ...files }, { variables })
  try {
    await promise(project)
  } finally {
    project.remove()
  }
}

const NEEDY = `version: "2"
environments: { local: {} }
defaults: { namespace: shop }
apps:
  - name: web
    image: nginx:1.29
    scaling: { type: keda-cron, schedules: [{ start: "0 8 * * *", end: "0 18 * * *", desired: 2, timezone: Etc/UTC }] }
repositories: { example: "https://charts.example.com" }
helm:
  - { name: cache, chart: example/redis, version: "1.0.0" }
`
const FOLLOWED = `${appsYaml}argocd: { repo_url: "https://git.example.com/state.git", root: ROOT }\n`

const read = (project: Scratch, path: string) => readFileSync(join(project.folder, path), 'utf8')

test('an environment is written to its folder, and said in one line', () =>
  inProject(async project => {
    const { code, output, errors } = await project.run('build', '--env', 'gcp')
    assert.is(code, 0)
    assert.is(output, '')
    assert.match(
      errors,
      /^2 units · \d+ objects · 7 files changed · 0 warnings(?: · \d+ infos?)? · 0 ms\nNote: .*\nNext: /,
    )
    assert.match(read(project, 'argocd-state/gcp/apps/web/manifests.yaml'), /image: nginx:1\.29/)
    assert.not(existsSync(join(project.folder, 'argocd-state/local')))
  }))

test('a note counts the workloads that a stricter cluster refuses, and those without a network policy', () =>
  inProject(async project => {
    const { errors } = await project.run('build', '-e', 'gcp')
    assert.match(errors, 'Note: Pod Security "restricted" refuses 2 of 2 workloads; missing: run_as_non_root: true')
    assert.not.match(errors, 'No network policy')
    const open = appsYaml.replace(
      '    scaling:\n',
      '    security: { profile: restricted, network_policy: false }\n    scaling:\n',
    )
    project.write('apps.yaml', open)
    assert.match((await project.run('build', '-e', 'gcp')).errors, 'Note: No network policy for 1 of 2 workloads')
  }))

test('the last line is the command that comes next', () =>
  inProject(async project => {
    const linesAfter = async (...words: readonly string[]) =>
      (await project.run('build', ...words)).errors
        .split('\n')
        .slice(1, -1)
        .filter(line => !line.startsWith('Note'))
    assert.equal(await linesAfter('-e', 'gcp'), ['Next: kubectl apply -k argocd-state/gcp'])
    assert.equal(await linesAfter('-e', 'gcp', '--output', 'my trees/'), ["Next: kubectl apply -k 'my trees/gcp'"])
    assert.equal(await linesAfter('-e', 'gcp', '--only', 'web'), ['Next: kubectl apply -k argocd-state/gcp/apps/web'])
    assert.equal(await linesAfter('--all-envs'), [
      'Next (local): kubectl apply -k argocd-state/local',
      'Next (gcp): kubectl apply -k argocd-state/gcp',
    ])
    for (const words of [['--quiet'], ['--check'], ['--dry-run'], ['--format', 'json'], ['--only', 'apps/*']])
      assert.not.match((await project.run('build', '-e', 'gcp', ...words)).errors, /Next/)
    project.write('apps.yaml', `${appsYaml}nonsense: true\n`)
    assert.not.match((await project.run('build', '-e', 'gcp')).errors, /Next/)
  }))

test('what the tree needs comes before the command', () =>
  inProject(
    async project => {
      const { errors } = await project.run('build')
      assert.match(
        errors,
        /\nNeeds: Argo CD, KEDA\nNote: .*\nOnce: kubectl create namespace shop\nNext: kubectl apply -k [^\n]+\n$/,
      )
    },
    { 'apps.yaml': NEEDY },
  ))

test('where Argo CD follows the tree, it is committed', () =>
  inProject(async project => {
    const push = 'git -C argocd-state add \\. && git -C argocd-state commit && git -C argocd-state push'
    project.write('apps.yaml', FOLLOWED.replace('ROOT', 'false'))
    assert.match(
      (await project.run('build', '-e', 'gcp')).errors,
      new RegExp(`\nNeeds: Argo CD\nNote: .*\nNext: ${push} && kubectl apply -k argocd-state/gcp\n$`),
    )
    project.write('apps.yaml', FOLLOWED.replace('ROOT', 'true'))
    assert.match(
      (await project.run('build', '-e', 'gcp')).errors,
      new RegExp(`\nOnce: kubectl apply -f argocd-state/gcp/root\\.yaml\nNext: ${push}\n$`),
    )
  }))

test('what is up to date is left alone', () =>
  inProject(async project => {
    await project.run('build', '-e', 'gcp')
    assert.match((await project.run('build', '-e', 'gcp')).errors, / · 0 files changed · /)
  }))

test('several environments are written at once, wherever one wants them', () =>
  inProject(async project => {
    for (const words of [['--all-envs'], ['-e', 'local,gcp'], ['-e', 'local', '-e', 'gcp']]) {
      const folder = `out${words.length}`
      assert.is((await project.run('build', ...words, '--output', folder)).code, 0)
      for (const environment of ['local', 'gcp'])
        assert.ok(existsSync(join(project.folder, folder, environment, 'apps/worker/manifests.yaml')))
    }
  }))

test('without an environment the only one is meant; with two, one has to choose', () =>
  inProject(async project => {
    const { code, errors } = await project.run('build')
    assert.is(code, 2)
    assert.match(errors, /Which environment\? The file declares local, gcp\./)
    project.write('apps.yaml', appsYaml.replace(/ {2}gcp:\n.*\n/, ''))
    assert.is((await project.run('build')).code, 0)
  }))

test('a mistyped environment is answered with the one that was meant', () =>
  inProject(async project => {
    const { code, errors } = await project.run('build', '--env', 'gpc')
    assert.is(code, 2)
    assert.match(errors, /Unknown environment "gpc".*\n.*Did you mean "gcp"\?/)
  }))

test('--dry-run prints the manifests and writes nothing', () =>
  inProject(async project => {
    const { code, output, errors } = await project.run('build', '-e', 'gcp', '--dry-run')
    assert.is(code, 0)
    assert.match(output, /^---\n# gcp\/apps\/web\/manifests\.yaml\n[\s\S]*kind: Deployment/)
    assert.not.match(output, /inputDigest|kind: Kustomization/)
    assert.match(errors, /write {3}gcp\/apps\/web\/k3sapp\.json\n[\s\S]*7 files would change/)
    assert.not(existsSync(join(project.folder, 'argocd-state')))
  }))

test('--only writes one unit, under whatever name one calls it', () =>
  inProject(async project => {
    for (const [index, only] of ['apps/web', 'web', 'apps/w*b'].entries()) {
      const { errors } = await project.run('build', '-e', 'gcp', '--only', only, '--output', `out-${index}`)
      assert.match(errors, / · 3 files changed · /, only)
    }
    const { code, errors } = await project.run('build', '-e', 'gcp', '--only', 'wrker')
    assert.is(code, 2)
    assert.match(errors, /Unknown unit "wrker".*\n.*Did you mean "worker"\?/)
  }))

test('--check answers 3 when the tree is not what would be written', () =>
  inProject(async project => {
    assert.is((await project.run('build', '-e', 'gcp', '--check')).code, 3)
    await project.run('build', '-e', 'gcp')
    assert.is((await project.run('build', '-e', 'gcp', '--check')).code, 0)
    project.write('argocd-state/gcp/apps/web/manifests.yaml', 'edited')
    const { code, output } = await project.run('build', '-e', 'gcp', '--check')
    assert.is(code, 3)
    assert.match(output, /^edited {2}gcp\/apps\/web\/manifests\.yaml\n\ngcp against argocd-state: /)
  }))

test('what somebody edited is overwritten only with --force', () =>
  inProject(async project => {
    await project.run('build', '-e', 'gcp')
    project.write('argocd-state/gcp/apps/web/manifests.yaml', 'edited')
    const { code, errors } = await project.run('build', '-e', 'gcp')
    assert.is(code, 1)
    assert.match(errors, /tree\/edited-file/)
    assert.match(errors, /nothing written · 1 error/)
    assert.is((await project.run('build', '-e', 'gcp', '--force')).code, 0)
    assert.match(read(project, 'argocd-state/gcp/apps/web/manifests.yaml'), /kind: Deployment/)
  }))

test('the tree of an environment that is declared no more is told, and left alone', () =>
  inProject(async project => {
    await project.run('build', '--all-envs')
    project.write('apps.yaml', appsYaml.replace(/ {2}gcp:\n.*\n/, ''))
    const { code, errors } = await project.run('build', '--all-envs')
    assert.is(code, 0)
    assert.match(errors, /warning\[tree\/undeclared-environment\]/)
    assert.match(errors, /argocd-state\/gcp" was written for an environment that is no longer declared/)
    assert.match(errors, /· 1 warning ·/)
    assert.match(read(project, 'argocd-state/gcp/apps/web/manifests.yaml'), /kind: Deployment/)
    assert.is((await project.run('build', '--all-envs', '--strict')).code, 1)
    assert.not.match((await project.run('build', '-e', 'local')).errors, /undeclared/)
  }))

test('errors are answered with 1, and nothing is written', () =>
  inProject(async project => {
    project.write('apps.yaml', appsYaml.replace('image: ghcr', 'imag: ghcr'))
    const { code, errors } = await project.run('build', '-e', 'gcp')
    assert.is(code, 1)
    assert.match(errors, /apps\.yaml:17:5/)
    assert.not(existsSync(join(project.folder, 'argocd-state')))
  }))

test('a variable comes from --var, then from an --env-file, then from the environment of the process', () =>
  inProject(
    async project => {
      const image = async (...words: string[]) => {
        const { output } = await project.run('build', '-e', 'gcp', '--dry-run', ...words)
        return /image: (nginx:\S+)/.exec(output)?.[1]
      }
      assert.is(await image(), 'nginx:process')
      assert.is(await image('--env-file', '.env'), 'nginx:file')
      assert.is(await image('--env-file', '.env', '--var', 'VERSION=option'), 'nginx:option')
    },
    { '.env': 'export VERSION="file" # the second best\n' },
    { VERSION: 'process' },
  ))

test('what chooses profiles of a stack comes from options and .env, not from the process', () =>
  inProject(
    async project => {
      const services = async (...words: string[]) => {
        const { output } = await project.run('build', '-e', 'gcp', '--dry-run', '--only', 'compose/stack', ...words)
        return [...output.matchAll(/image: (\S+)/g)].map(([, image]) => image).sort()
      }
      assert.equal(await services(), ['debug:file', 'web:1'])
      assert.equal(await services('--var', 'COMPOSE_PROFILES=other'), ['other:1', 'web:1'])
    },
    {
      'apps.yaml': `version: "2"
environments: { gcp: {} }
defaults: { namespace: shop }
compose: [{ name: stack, path: stack }]
`,
      'stack/.env': 'COMPOSE_PROFILES=debug\nVERSION=file\n',
      'stack/compose.yaml': `services:
  web: { image: "web:1" }
  debug: { image: "debug:\${VERSION}", profiles: [debug] }
  other: { image: "other:1", profiles: [other] }
`,
    },
    { COMPOSE_PROFILES: 'other', COMPOSE_FILE: 'missing.yaml' },
  ))

const withWarning = appsYaml
  .replace('    scaling:\n', '    depends_on: [{ name: worker, type: apps }]\n    scaling:\n')
  .concat('    enabled: false\n')

test('--strict makes errors of warnings', () =>
  inProject(async project => {
    project.write('apps.yaml', withWarning)
    assert.is((await project.run('build', '-e', 'gcp')).code, 0)
    const { code, errors } = await project.run('build', '-e', 'gcp', '--strict')
    assert.is(code, 1)
    assert.match(errors, /^error\[config\/disabled-dependency\]/)
  }))

test('what the file switches off is not said, but counted', () =>
  inProject(async project => {
    project.write('apps.yaml', `${withWarning}diagnostics:\n  config/disabled-dependency: "off"\n`)
    const { code, errors } = await project.run('build', '-e', 'gcp', '--strict')
    assert.is(code, 0)
    assert.match(errors, /1 switched off \(config\/disabled-dependency\)/)
  }))

test('places are written as one sees them from where one stands', () =>
  inProject(async project => {
    project.write('deep/apps.yaml', appsYaml.replace('image: ghcr', 'imag: ghcr'))
    const { errors } = await project.run('build', '-e', 'gcp', '--file', 'deep/apps.yaml')
    assert.match(errors, /--> deep\/apps\.yaml:17:5/)
    assert.match(errors, /17 \| {5}imag: ghcr/)
  }))

test('a report for programs is the only thing on standard output', () =>
  inProject(async project => {
    project.write('apps.yaml', appsYaml.replace('image: ghcr', 'imag: ghcr'))
    for (const format of ['json', 'sarif']) {
      const { code, output, errors } = await project.run('build', '-e', 'gcp', '--format', format)
      assert.is(code, 1)
      assert.type(JSON.parse(output), 'object')
      assert.is(errors, '')
    }
    assert.match(
      (await project.run('build', '-e', 'gcp', '--format', 'github')).output,
      /^::error file=apps\.yaml,line=/,
    )
  }))

test('a plugin that fails is a bug, not a mistake of the user', () =>
  inProject(async project => {
    project.write(
      'k3s-platform.config.mjs',
      "export const plugins = [{ name: 'boom', apply: hooks => hooks.workload.tap(() => { throw new Error('broken') }) }]",
    )
    const { code, errors } = await project.run('build', '-e', 'gcp')
    assert.is(code, 70)
    assert.match(errors, /Plugin "boom" failed in stage "workload" at apps\/web: broken/)
    assert.not.match(errors, /\n +at /)
    assert.match((await project.run('build', '-e', 'gcp', '--debug')).errors, /\n +at /)
  }))

test.run()
