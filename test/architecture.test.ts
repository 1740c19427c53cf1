import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'

const test = suite('architecture')
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const sources = ['src', 'plugins', 'bin'].flatMap(folder => filesUnder(folder)).filter(file => file.endsWith('.ts'))

/** The layers from left to right: each may import those before it, and itself. */
const LAYERS: readonly (readonly [layer: string, mayImport: readonly string[]])[] = [
  ['src/ir', ['src/ir']],
  ['src/k8s', ['src/ir', 'src/k8s']],
  ['src/schema', ['src/ir', 'src/k8s', 'src/schema', 'schemas']],
  ['src/config', ['src/ir', 'src/k8s', 'src/schema', 'src/config']],
  ['src/pipeline', ['src/ir', 'src/k8s', 'src/config', 'src/pipeline']],
  ['src/tree', ['src/ir', 'src/tree']],
  ['src/report', ['src/ir', 'src/report']],
  ['src/git', ['src/config', 'src/git']],
  ['src/diff', ['src/ir', 'src/k8s', 'src/config', 'src/pipeline', 'src/report', 'src/diff']],
  ['src/import', ['src/ir', 'src/k8s', 'src/config', 'src/pipeline', 'src/report', 'src/diff', 'src/import']],
  ['src/server', ['src/ir', 'src/k8s', 'src/pipeline', 'src/server']],
  ['src/plugins', []],
  ['plugins', []],
  ['bin', []],
]

/** npm packages, and where alone they may be imported, so that each can be replaced in one place. */
const PACKAGES: Readonly<Record<string, RegExp>> = {
  '@sinclair/typebox': /^src\/schema\//,
  ajv: /^src\/(schema|config|plugins\/check)\//,
  'js-yaml': /^src\/config\/(read-yaml|yaml-events|yaml-text)\.ts$/,
  'fast-json-patch': /^src\/pipeline\/patch\.ts$/,
  tapable: /^src\/pipeline\/hooks\.ts$/,
  yaml: /^src\/config\/(nesting|read-refused-yaml|yaml-messages)\.ts$/,
}

for (const [layer, mayImport] of LAYERS)
  test(`${layer} imports only layers to its left`, () => {
    for (const { file, target } of importsOf(layer)) {
      if (!target.startsWith('.')) continue
      const path = relative(root, join(root, dirname(file), target))
        .split(sep)
        .join('/')
      const own = ownFolder(file)
      const allowed = mayImport.length > 0 ? mayImport : [own]
      assert.ok(
        allowed.some(folder => path.startsWith(`${folder}/`)),
        `${file} imports ${path}`,
      )
    }
  })

test('no file imports itself by a detour, not even for a type', () => {
  const targets = new Map(sources.map(file => [file, [] as string[]]))
  for (const { file, target } of importsOf(''))
    if (target.startsWith('.'))
      targets.get(file)!.push(
        relative(root, join(root, dirname(file), target))
          .split(sep)
          .join('/'),
      )
  assert.equal(circlesIn(targets), [])
})

test('plugins come through the one door', () => {
  for (const { file, target } of [...importsOf('src/plugins'), ...importsOf('plugins')])
    assert.ok(
      target.startsWith('.') ||
        target === 'k3s-platform/plugin' ||
        target.startsWith('kubernetes-types/') ||
        target.startsWith('node:'),
      `${file} imports ${target}`,
    )
})

test('the command line uses what every program may use', () => {
  for (const { file, target } of importsOf('bin'))
    assert.ok(
      target.startsWith('.') || target === 'k3s-platform' || target.startsWith('node:') || target === 'tsx/esm/api',
      `${file} imports ${target}`,
    )
})

/** Files of the core that name an ingress controller in code all the same, and why. */
const NAME_CONTROLLERS: readonly (readonly [files: RegExp, why: string])[] = [
  [/^src\/bundled-plugins\.ts$/, 'lists the plugins'],
  [
    /^src\/config\/lower\/ingress\/(nginx|annotations)/,
    'the annotations of ingress-nginx are a spelling of the ingress block',
  ],
  [/^src\/ir\/ingress-class\.ts$/, 'the same: which of them a class reads by their own names'],
  [/^src\/schema\//, 'examples for readers and editors'],
  [/^src\/renamed-codes\.ts$/, 'codes of earlier versions'],
  [/^src\/import(\/|-manifests)/, 'reads the objects of the one controller that has some'],
  [/^src\/server\/installations\.ts$/, 'commands that install what a cluster lacks'],
]

test('the core names no ingress controller', () => {
  for (const [file, statements] of statementsOfTheCore())
    if (!NAME_CONTROLLERS.some(([files]) => files.test(file)))
      assert.not.match(statements, /traefik|haproxy|nginx/i, file)
})

/** Files of the core that name KEDA in code, and why. */
const NAME_KEDA: readonly (readonly [files: RegExp, why: string])[] = [
  [/^src\/bundled-plugins\.ts$/, 'lists the plugins'],
  [/^src\/schema\//, 'descriptions and examples for readers and editors'],
  [/^src\/renamed-codes\.ts$/, 'codes of earlier versions'],
  [/^src\/config\/lower\/unit-messages\.ts$/, 'a hint names what scales to zero'],
]

test('the core names no scaler of KEDA, and none of its keys', () => {
  const keys = /keda|['"](target_rps|target_pending_requests|queue_name|queue_length|schedules|triggers)['"]/i
  for (const [file, statements] of statementsOfTheCore())
    if (!NAME_KEDA.some(([files]) => files.test(file))) assert.not.match(statements, keys, file)
})

/** The files of the core, without the plugins that are its stages, each without its comments. */
function statementsOfTheCore(): readonly (readonly [file: string, statements: string])[] {
  return sources
    .filter(path => /^src\/(?!plugins\/)/.test(path))
    .map(file => [file, code(file).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')])
}

test('each npm package is imported in its one place', () => {
  for (const { file, target } of importsOf('')) {
    const name = Object.keys(PACKAGES).find(name => target === name || target.startsWith(`${name}/`))
    if (name) assert.ok(PACKAGES[name]!.test(file), `${file} imports ${target}`)
  }
})

test('the disk, the clock and the process are touched only at the edges', () => {
  const edges = /^(bin\/|src\/config\/(files-on-disk|python-runtime)\.ts$|src\/tree\/|src\/server\/kubectl-proxy\.ts$)/
  for (const file of sources)
    if (!edges.test(file))
      assert.not.match(
        code(file),
        /process\.(env|cwd|argv)|Date\.now|new Date\(|Math\.random|node:fs|localeCompare/,
        file,
      )
})

test('only provenance, reports and diff look at the rule of a place', () => {
  // Others ask `writtenOriginsOf` where a person wrote something. Questions about places themselves are not seen here.
  const readers = /^(src\/(report|diff|ir)\/|.*messages\.ts$)/
  for (const file of sources)
    if (!readers.test(file))
      assert.not.match(code(file), /\(\{ rule \}\)|\]\??\.rule\b|(place|at|origin)\??\.rule\b/, file)
})

test('files are small', () => {
  const lengths = sources.map(file => code(file).split('\n').length).sort((a, b) => a - b)
  assert.ok(lengths[Math.floor(lengths.length / 2)]! <= 80, 'the median')
  for (const file of sources) assert.ok(code(file).split('\n').length <= 251, `${file} has over 250 lines`)
})

test('names say what a thing is', () => {
  for (const file of sources) assert.not.match(file, /(utils|helpers|common|misc|manager|handler)/i)
})

test('every export has a sentence', () => {
  for (const file of sources) {
    const lines = code(file).split('\n')
    lines.forEach((line, index) => {
      if (!/^export (async )?(function|class|interface|type [A-Z]\w*( =|<)|const)/.test(line)) return
      const before = lines
        .slice(0, index)
        .reverse()
        .find(other => !other.startsWith('// biome-ignore'))
      const isTypeOfSchema = /^export type (\w+) = Static<typeof \1>/.test(line)
      const isOption = /^export const \w+: Option = \{/.test(line) // its summary is the sentence
      assert.ok(isTypeOfSchema || isOption || /\*\/\s*$/.test(before ?? ''), `${file}:${index + 1} ${line}`)
    })
  }
})

test('every test file runs its tests, and none is left with "only"', () => {
  for (const file of filesUnder('test').filter(path => path.endsWith('.test.ts'))) {
    assert.match(code(file), /\.run\(\)/, file)
    if (!file.endsWith('architecture.test.ts')) assert.not.match(code(file), /\.only\(/, file)
  }
})

function importsOf(layer: string): { file: string; target: string }[] {
  return sources
    .filter(file => layer === '' || file.startsWith(`${layer}/`))
    .flatMap(file =>
      [...code(file).matchAll(/^(?:(?:import|export|\}) .*?from |import )'([^']+)'|\bimport\('([^']+)'/gm)].map(
        match => ({ file, target: (match[1] ?? match[2])! }),
      ),
    )
}

/** Ways along imports that come back to where they began. */
function circlesIn(targets: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const circles: string[] = []
  const done = new Set<string>()
  const visit = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' → '))
    else if (!done.has(file)) for (const target of targets.get(file) ?? []) visit(target, [...way, file])
    done.add(file)
  }
  for (const file of targets.keys()) visit(file, [])
  return circles
}

/** A plugin's folder: `src/plugins/workload`, `plugins/keda`; the list of built-in plugins may look into each. */
function ownFolder(file: string): string {
  const steps = file.split('/')
  const depth = file.startsWith('src/plugins/') ? 3 : file.startsWith('plugins/') ? 2 : 1
  return steps.slice(0, Math.min(depth, steps.length - 1)).join('/')
}

function code(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

function filesUnder(folder: string): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map(path => `${folder}/${path.split(sep).join('/')}`)
    .filter(path => statSync(join(root, path)).isFile())
}

test.run()
