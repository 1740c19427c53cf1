import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type CompileOptions, compile, isManifestFile, loadConfig, palette, prettyReport } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parse } from 'yaml'
import { pluginsBeside } from '../bin/plugin-file.ts'

/**
 * A fixture is a folder with an `apps.yaml`, the files that it needs, and under `expected/` what comes of it: for each
 * environment the tree (`<environment>/…`), what is said (`<environment>.diagnostics.txt`).
 * Lists of everything (`kustomization.yaml`) are left out. `options.json` has variables and tags, `k3s-platform.config.ts` plugins.
 * `UPDATE=1` accepts what comes out, `ONLY=name` runs one, `SHARE=1/4` the first of four shares.
 */
const fixtures = join(dirname(fileURLToPath(import.meta.url)), 'fixtures')
const names = readdirSync(fixtures)
  .filter(name => existsSync(join(fixtures, name, 'apps.yaml')))
  .filter(name => !process.env.ONLY || name.includes(process.env.ONLY))
  .sort()

// Of so many processes, each takes its share.
const [part, parts] = (process.env.SHARE ?? '1/1').split('/').map(Number) as [number, number]

const test = suite('fixtures')

test('there are fixtures', () => assert.ok(names.length > 0))

for (const name of names.filter((_, index) => index % parts === part - 1))
  test(name, () => checkFixture(join(fixtures, name)))

async function checkFixture(folder: string): Promise<void> {
  const made = await filesOf(folder)
  const expected = join(folder, 'expected')
  if (process.env.UPDATE) accept(expected, made)
  const found = new Map(readTree(expected).map(path => [path, readFileSync(join(expected, path), 'utf8')]))
  assert.equal([...made.keys()].sort(), [...found.keys()].sort(), 'the files under expected/')
  for (const [path, text] of made) assert.fixture(text, found.get(path)!, path)
}

async function filesOf(folder: string): Promise<Map<string, string>> {
  const options = {
    ...(readJson(join(folder, 'options.json')) as CompileOptions & { readonly environments?: readonly string[] }),
    plugins: await pluginsBeside(folder),
  }
  const config = await loadConfig(join(folder, 'apps.yaml'), options)
  const files = new Map<string, string>()
  for (const environment of options.environments ?? (config.environments.length > 0 ? config.environments : ['none'])) {
    const compilation = await compile(config, environment, options)
    for (const [path, text] of compilation.files)
      if (!isWholeList(path, compilation.files)) files.set(`${environment}/${path}`, withoutRuntime(path, text))
    const said = prettyReport(compilation.diagnostics, {
      sources: compilation.sources,
      palette: palette(false),
      verbose: true,
    })
    if (said) files.set(`${environment}.diagnostics.txt`, said)
  }
  return files
}

/** A list of all manifests beside and below it repeats what the tree shows already. */
function isWholeList(path: string, tree: ReadonlyMap<string, string>): boolean {
  if (!path.endsWith('kustomization.yaml')) return false
  const folder = path.slice(0, -'kustomization.yaml'.length)
  const manifests = [...tree.keys()].filter(isManifestFile).filter(file => file.startsWith(folder))
  const { resources } = parse(tree.get(path)!) as { readonly resources: readonly string[] }
  return [...resources].sort().join() === manifests.map(file => file.slice(folder.length)).join()
}

/** The Dockerfile of every entry of functions holds the runtime. A test of the Dockerfile looks at it. */
function withoutRuntime(path: string, text: string): string {
  return path.endsWith('/Dockerfile')
    ? text.replace(/^(COPY <<'EOF' \S+\.zip\.base64\n)[\s\S]*?^EOF$/gm, '$1…\nEOF').replace(/\b[0-9a-f]{64}\b/g, '…')
    : text
}

function accept(expected: string, made: ReadonlyMap<string, string>): void {
  rmSync(expected, { recursive: true, force: true })
  for (const [path, text] of made) {
    mkdirSync(dirname(join(expected, path)), { recursive: true })
    writeFileSync(join(expected, path), text)
  }
}

function readTree(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => statSync(join(folder, path)).isFile())
    .map(path => relative(folder, join(folder, path)).split(sep).join('/'))
}

function readJson(path: string): object {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
}

test.run()
