import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compile, loadConfig } from 'k3s-platform'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { readEnvFile } from '../../bin/env-file.ts'
import { root } from '../../scripts/build/root.ts'
import { compileText } from '../harness.ts'

/** For every row of the table in docs/limits.md: input at the limit does not report its code, and input beyond it does. */
const test = suite('limits')

const rows = readFileSync(join(root, 'docs/limits.md'), 'utf8')
  .split('\n')
  .filter(line => /^\| .* \|$/.test(line))
  .slice(2)
  .map(line => line.slice(2, -2).split(' | '))

/** A project that is as large as a number says, and asks for what is limited. */
type Project = (size: number) => { readonly text: string; readonly files?: Readonly<Record<string, string>> }

const HEAD = 'version: "2"\nenvironments: { local: {} }\n'
const APP = `${HEAD}apps:\n  - name: a\n    image: nginx:1.27\n`
const STACK = `${HEAD}compose:\n  - name: s\n    path: s\n`
const FUNCTIONS = `${HEAD}serverless:\n  - name: f\n    path: f\n`
const COMPOSE = 'services:\n  web:\n    image: nginx:1.27\n'

const PROJECTS: Readonly<Record<string, Project>> = {
  'size of a values file, an environment file or any other file of the project': size => ({
    text: `${HEAD}helm:\n  - name: c\n    chart: https://charts.example/c\n    version: 1.0.0\n    values: v.yaml\n`,
    files: { 'v.yaml': `#${' '.repeat(size - 2)}\n` },
  }),
  'files in a mounted folder': size => ({
    text: STACK,
    files: { 's/compose.yaml': `${COMPOSE}    volumes: ["./d:/etc/d:ro"]\n`, ...filesNamed('s/d', size) },
  }),
  'files in a folder of functions': size => ({ text: FUNCTIONS, files: filesNamed('f', size) }),
  'nested YAML mappings and lists': size => ({
    // The map of the file, and the key.
    text: `x: ${'['.repeat(size - 1)}${']'.repeat(size - 1)}\n`,
  }),
  'values that aliases of one YAML file repeat': size => ({
    text: `a: &a [${'1,'.repeat(99)}]\nb: [${'*a,'.repeat(size / 100)}${'*c,'.repeat(size % 100)}]\n`.replace(
      'b:',
      'c: &c 1\nb:',
    ),
  }),
  'nested `${…}` in apps.yaml': size => ({
    text: `${APP}    environment: { A: "${'${Y:-'.repeat(size)}${'}'.repeat(size)}" }\n`,
  }),
  'nested `${…}` in a Compose file': size => ({
    text: STACK,
    files: {
      's/compose.yaml': `${COMPOSE}    environment: { A: "${'${Y:-'.repeat(size)}${'}'.repeat(size)}" }\n`,
    },
  }),
  'a string of apps.yaml after variables are replaced': size => ({
    text: `${APP}    environment: { A: "${'${X}'.repeat(256)}${'x'.repeat(size % 4096)}" }\n`,
  }),
  'a string of a Compose file after variables are replaced': size => ({
    text: STACK,
    files: {
      's/compose.yaml': `${COMPOSE}    labels: { A: "${'${X}'.repeat(256)}${'x'.repeat(size % 4096)}" }\n`,
    },
  }),
  'all strings of a Compose file that contain variables, after they are replaced': size => ({
    text: STACK,
    files: {
      's/compose.yaml': `${COMPOSE}    labels:\n${lines(1024, '      A%: "${X}"')}      B: "\${X:+}${'x'.repeat(size % 4096)}"\n`,
    },
  }),
  'a value of an environment file after variables are replaced': size => ({
    text: STACK,
    files: {
      's/compose.yaml': `${COMPOSE}    env_file: e\n`,
      's/.env': `A="${'${X}'.repeat(256)}${'x'.repeat(size % 4096)}"\n`,
      's/e': '',
    },
  }),
  'all values of an environment file that contain variables, after they are replaced': size => ({
    text: STACK,
    files: {
      's/compose.yaml': COMPOSE,
      's/.env': `${lines(1023, 'A%=${X}')}B=\${X}\nC=\${Y:-}${'x'.repeat(size % 4096)}\${Z}\n`,
    },
  }),
  'length of a quantity, such as `512Mi`': size => ({
    text: `${APP}    resources: { cpu: "${'0'.repeat(size - 1)}1" }\n`,
  }),
  'length of a duration, such as `90s`': size => ({
    text: `${APP}    port: 80\n    ingress: { path: /a, timeouts: { server: "${'0'.repeat(size - 2)}9s" } }\n`,
  }),
  'nested brackets in Python, including those of a decorator': size => ({
    text: FUNCTIONS,
    files: {
      'f/main.py': `from k3sfn import http\n@http(path=${'('.repeat(size - 1)}"/x"${')'.repeat(size - 1)})\ndef g(request): pass\n`,
    },
  }),
}

test('every row has a project, and every project a row', () => {
  const names = rows.map(([name]) => name).filter(name => name !== 'size of apps.yaml')
  assert.equal(Object.keys(PROJECTS), names)
})

for (const [name = '', most = '', code = ''] of rows)
  if (Object.hasOwn(PROJECTS, name))
    test(`${name}: ${most}`, async () => {
      const limit = numberOf(most)
      const project = PROJECTS[name]!
      assert.not(await codesOf(project(limit)).then(codes => codes.includes(code)), `${code} at the limit`)
      assert.ok(await codesOf(project(limit + 1)).then(codes => codes.includes(code)), `no ${code} beyond the limit`)
    })

test('size of apps.yaml: 32 MiB', () =>
  inFolder(async folder => {
    const path = join(folder, 'apps.yaml')
    writeFileSync(path, HEAD)
    truncateSync(path, 32 * 1024 * 1024 + 1)
    const problem = await loadConfig(path).catch((error: { problem?: string }) => error.problem)
    assert.is(problem, 'larger than 32 MiB')
  }))

test('a pipe instead of a file is an error, and reading does not block', () =>
  inFolder(async folder => {
    writeFileSync(join(folder, 'apps.yaml'), STACK.replace('path: s', 'path: .'))
    writeFileSync(join(folder, 'compose.yaml'), `${COMPOSE}    env_file: pipe\n    volumes: ["./pipe:/p:ro"]\n`)
    const said = async () => {
      const { diagnostics } = await compile(await loadConfig(join(folder, 'apps.yaml')), 'local')
      return diagnostics.filter(({ message }) => message.includes('not a regular file')).map(({ code }) => code)
    }
    execFileSync('mkfifo', [join(folder, 'pipe')])
    assert.equal((await said()).sort(), ['compose/unreadable-mount', 'compose/unreadable-variables'])
    execFileSync('mkfifo', [join(folder, '.env')])
    assert.equal(await said(), ['compose/unreadable-file'])
  }))

/** What took minutes, or used up the stack, where each letter was compared with all others. */
const LONG: Readonly<Record<string, () => ReturnType<Project>>> = {
  'a size of many digits': () => compose(`    mem_limit: "${'1'.repeat(200_000)}x"\n`),
  'a number of processors of many digits': () => compose(`    cpus: "${'1'.repeat(200_000)}x"\n`),
  'a duration of many digits': () => compose(`    stop_grace_period: "${'1'.repeat(200_000)}x"\n`),
  'a map of many keys': () => compose(`    environment:\n${lines(20_000, '      A%: x')}`),
  'a path of many slashes': () => ({ text: `${APP}    port: 80\n    ingress: { path: "${'/'.repeat(200_000)}x" }\n` }),
  'many comments in a file of variables': () => ({
    ...compose(),
    files: { ...compose().files, 's/.env': '#\n'.repeat(3e6) },
  }),
}

for (const [name, project] of Object.entries(LONG))
  test(`${name} comes to an end`, async () => {
    assert.ok(await codesOf(project()))
  })

test('a quoted value of 20 MB in a file of --env-file is read', () => {
  assert.is(readEnvFile(`A="${'\\"'.repeat(1e7)}"\n`).variables[0]?.[1].length, 1e7)
})

function compose(keys = ''): ReturnType<Project> {
  return { text: STACK, files: { 's/compose.yaml': COMPOSE + keys } }
}

async function inFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'limits-'))
  try {
    await run(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function codesOf({ text, files = {} }: ReturnType<Project>): Promise<string[]> {
  const { diagnostics } = await compileText(text, 'local', { files, variables: { X: 'x'.repeat(4096) } })
  for (const { code, cause, message } of diagnostics) assert.is(cause, undefined, `${code}: ${message}`)
  return diagnostics.map(({ code }) => `\`${code}\``)
}

function numberOf(text: string): number {
  const [number = '', unit] = text.split(' ')
  return Number(number.replaceAll(',', '')) * (unit === 'MiB' ? 1024 * 1024 : 1)
}

function filesNamed(folder: string, count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${folder}/${index}.txt`, '']))
}

function lines(count: number, line: string): string {
  return Array.from({ length: count }, (_, index) => `${line.replace('%', String(index))}\n`).join('')
}

test.run()
