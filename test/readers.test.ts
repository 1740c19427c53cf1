import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import {
  type Compilation,
  type CompileOptions,
  compile,
  type Diagnostic,
  filesInMemory,
  githubReport,
  importManifests,
  jsonReport,
  ProjectFiles,
  palette,
  prettyReport,
  readConfig,
  sarifReport,
} from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { readEnvFile } from '../bin/env-file.ts'
import { damagedLines, damagedYaml } from './generate/damaged.ts'

/**
 * Every reader with files of the fixtures that are damaged in one place or several: nothing throws, no plugin fails, and
 * what is an error has a place and a hint. `npm run fuzz` runs this with new seeds.
 */
const test = suite('readers')

const fixtures = join(dirname(fileURLToPath(import.meta.url)), 'fixtures')
const projects = readdirSync(fixtures)
  .filter(name => existsSync(join(fixtures, name, 'apps.yaml')))
  .sort()
  .map(projectIn)

/** What a reader reads. */
const READERS: Readonly<Record<string, RegExp>> = {
  'apps.yaml': /^apps\.yaml$/,
  'compose files': /compose[^/]*\.ya?ml$/,
  'Python files': /\.py$/,
  'files of variables': /(?:^|\/)[^/]*\.env$/,
  'values and other files': /^(?!apps\.yaml$).*\.(?:ya?ml|json|txt|toml)$/,
}

for (const [reader, pattern] of Object.entries(READERS))
  test(reader, async () => {
    const targets = projects.flatMap(project =>
      Object.keys(project.files)
        .filter(file => pattern.test(file))
        .map(file => ({ project, file })),
    )
    assert.ok(targets.length > 0)
    const damaged = fc.constantFrom(...targets).chain(({ project, file }) => {
      const text = project.files[file]!
      const made = /\.ya?ml$|\.json$/.test(file) ? damagedYaml(text) : damagedLines(text)
      return made.map(other => ({ fixture: project.name, file, text: other }))
    })
    await fc.assert(
      fc.asyncProperty(damaged, async ({ fixture, file, text }) => {
        const project = projects.find(({ name }) => name === fixture)!
        await compiled({ ...project, files: { ...project.files, [file]: text } })
      }),
      { numRuns: 60 },
    )
  })

test('manifests that are imported', async () => {
  const texts = projects.flatMap(({ manifests }) => manifests)
  assert.ok(texts.length > 0)
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...texts).chain(damagedYaml), async text => {
      const { diagnostics } = await importManifests({
        manifests: new Map([['m.yaml', text]]),
        text: 'version: "2"\nenvironments: { local: {} }\n',
        file: 'apps.yaml',
        files: new ProjectFiles(filesInMemory({})),
        environment: 'local',
      })
      for (const { cause, code, message } of diagnostics) assert.is(cause, undefined, `${code}: ${message}: ${cause}`)
    }),
    { numRuns: 60 },
  )
})

test('variables of --env-file', () => {
  const text = damagedLines('A=1\nexport B = "two \\" words" # said\nC=\'x\'\n# none\nD=a#b\nE="a\nb"\n')
  fc.assert(
    fc.property(text, damaged => {
      const { problem } = readEnvFile(damaged)
      assert.ok(problem === undefined || problem.line >= 1)
    }),
    { numRuns: 1000 },
  )
})

interface FixtureProject {
  readonly name: string
  readonly files: Readonly<Record<string, string>>
  readonly options: CompileOptions
  /** What a build makes of the apps. */
  readonly manifests: readonly string[]
}

async function compiled({ files, options }: Pick<FixtureProject, 'files' | 'options'>): Promise<void> {
  const project = new ProjectFiles(filesInMemory(files))
  const config = await readConfig({ file: 'apps.yaml', text: files['apps.yaml']!, files: project })
  for (const environment of config.environments.slice(0, 2)) {
    const compilation = await compile(config, environment, options)
    compilation.diagnostics.forEach(checkDiagnostic)
    report(compilation)
  }
}

function checkDiagnostic({ at, cause, code, hint, message, severity }: Diagnostic): void {
  assert.is(cause, undefined, `${code}: ${message}: ${cause}`)
  if (severity !== 'error') return
  assert.ok(at, `${code} has no place: ${message}`)
  assert.ok(hint, `${code} has no hint: ${message}`)
}

function report({ diagnostics, sources }: Compilation): void {
  prettyReport(diagnostics, { sources, palette: palette(false), verbose: true })
  jsonReport(diagnostics)
  githubReport(diagnostics, { verbose: true })
  sarifReport(diagnostics, { version: '0.0.0' })
}

function projectIn(name: string): FixtureProject {
  const folder = join(fixtures, name)
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
  const own = paths.filter(path => !/^(?:expected\/|options\.json$|k3s-platform\.config)/.test(path))
  const read = (path: string) => readFileSync(join(folder, path), 'utf8')
  return {
    name,
    files: Object.fromEntries(own.map(path => [path, read(path)])),
    manifests: paths.filter(path => /^expected\/.*\/apps\/.*manifests\.yaml$/.test(path)).map(read),
    options: existsSync(join(folder, 'options.json')) ? JSON.parse(read('options.json')) : {},
  }
}

test.run()
