import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { appsYaml, plainAppsYaml, pluginModule, tsconfig, typedPlugin } from './check-package/samples.ts'

/**
 * Packs the package, installs it into an empty folder without a network and without anything else, and does there what
 * a user would do: build, import, write a plugin with types.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'k3s-platform-package-'))

try {
  const packed = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', folder], root).replace(/^[^[]*/, ''))
  const { filename, files, unpackedSize } = packed[0] as Packed
  const strangers = files.map(({ path }) => path).filter(path => !/^(dist|docs|schemas)\/|^[^/]+$/.test(path))
  check('nothing but dist, docs and schemas is packed', strangers.length === 0, strangers.join(' '))
  check('the package is smaller than 4 MB', unpackedSize < 4_000_000, `${unpackedSize} bytes`)

  write('package.json', '{ "name": "empty", "private": true, "type": "module" }')
  run('npm', ['install', '--omit=dev', '--offline', '--no-audit', '--no-fund', join(folder, filename)])
  const installed = readdirSync(join(folder, 'node_modules')).filter(name => !name.startsWith('.'))
  check('it brings no other package', installed.join() === 'k3s-platform', installed.join(', '))

  write('apps.yaml', plainAppsYaml)
  program('build')
  const manifests = join(folder, 'argocd-state/local/apps/web/manifests.yaml')
  check('the program builds', existsSync(manifests) && /kind: Deployment/.test(readFileSync(manifests, 'utf8')))
  const cached = readdirSync(join(folder, 'cache/k3s-platform'))
  check('compiled code is kept', cached.length === 1, cached.join(' '))
  const before = readFileSync(manifests, 'utf8')
  program('build')
  check('a second run, from kept code, writes the same', readFileSync(manifests, 'utf8') === before)
  check('the schema is found', program('schema').includes('"$defs"'))

  write('apps.yaml', appsYaml)
  write('k3s-platform.config.mjs', pluginModule)
  const explained = program('explain', 'Deployment/web', '/metadata/labels/acme.example/team')
  check(
    'a plugin with options takes part',
    /blue/.test(explained) && /acme-team in workload/.test(explained),
    explained,
  )

  const script = "import('k3s-platform').then(m => console.log(typeof m.compile, typeof m.loadConfig))"
  check('the library can be imported', run('node', ['-e', script]) === 'function function\n')

  write('plugin.ts', typedPlugin)
  write('tsconfig.json', tsconfig)
  run('node', [join(root, 'node_modules/typescript/bin/tsc'), '-p', '.'])
  check('a plugin type-checks against the types of the package', true)
  write('plugin.ts', typedPlugin.replace('workload.name', 'workload.nmae'))
  check(
    'and a mistake in it does not',
    tryRun('node', [join(root, 'node_modules/typescript/bin/tsc'), '-p', '.']).status !== 0,
  )
} finally {
  rmSync(folder, { recursive: true })
}

interface Packed {
  readonly filename: string
  readonly files: readonly { readonly path: string }[]
  readonly unpackedSize: number
}

function program(...words: readonly string[]): string {
  return run(join(folder, 'node_modules/.bin/k3s-platform'), words)
}

function run(command: string, words: readonly string[], from = folder): string {
  const { status, stdout, stderr } = tryRun(command, words, from)
  if (status !== 0) throw new Error(`${command} ${words.join(' ')} ended with ${status}:\n${stdout}${stderr}`)
  return stdout
}

function tryRun(command: string, words: readonly string[], from = folder) {
  const env = { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') }
  return spawnSync(command, words, { cwd: from, encoding: 'utf8', env })
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

function check(promise: string, holds: boolean, otherwise = ''): void {
  if (!holds) throw new Error(`It is not so that ${promise}. ${otherwise}`)
  process.stdout.write(`ok  ${promise}\n`)
}
