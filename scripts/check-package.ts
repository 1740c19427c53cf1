import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  appsYaml,
  functions,
  plainAppsYaml,
  pluginModule,
  stack,
  tsconfig,
  typedPlugin,
} from './check-package/samples.ts'
import { pythons } from './test-python/pythons.ts'

/**
 * Packs the package, installs it into an empty folder without a network and without anything else, and does there what
 * a user would do: build, import, write a plugin with types.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'k3s-platform-package-'))

try {
  const packed = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', folder], root).replace(/^[^[]*/, ''))
  const { filename, files, unpackedSize } = packed[0] as Packed
  const strangers = files
    .map(({ path }) => path)
    .filter(path => !/^(dist|docs|runtime\/python|schemas)\/|^[^/]+$/.test(path))
  check('nothing but dist, docs, the Python runtime and schemas is packed', strangers.length === 0, strangers.join(' '))
  check('the package is smaller than 7.5 MB', unpackedSize < 7_500_000, `${unpackedSize} bytes`)

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

  for (const tool of ['k3s-platform', 'k3sapp', 'k3scompose', 'k3sfn'])
    check(`${tool} starts`, starts(tool, '--help').startsWith(`${tool} `))
  starts('k3sapp', 'generate', '--name', 'web')
  const generated = join(folder, 'generated/web/manifests.yaml')
  check('k3sapp writes what the build writes', readFileSync(generated, 'utf8') === before)
  write('shop/compose.yaml', stack)
  check('k3scompose reads a compose file', starts('k3scompose', 'parse', 'shop').includes('nginx:1.29'))
  write('fns/functions.py', functions)
  check('k3sfn reads Python', starts('k3sfn', 'list', 'fns').includes('functions.py:5'))
  if (pythons(process.env).length > 0)
    check('k3sfn runs it', starts('k3sfn', 'run', 'fns', '--function=hello', '--payload={}') === 'hello\n')

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
  return starts('k3s-platform', ...words)
}

function starts(tool: string, ...words: readonly string[]): string {
  return run(join(folder, 'node_modules/.bin', tool), words)
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
