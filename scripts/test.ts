import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Everything that `npm test` promises: types, format and lint, and all tests. uvu's exit code is not to be trusted (it
 * passes a file that forgets `.run()`, a failing `before` and a pattern without files), so its output is counted here.
 * A word behind the command narrows the tests: `npm test -- traefik`.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const only = process.argv.slice(2)

let passed = 0
let failed = 0

if (only.length === 0) {
  check('types', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', '.'])
  check('format and lint', 'node_modules/@biomejs/biome/bin/biome', ['ci', '--error-on-warnings', '.'])
}
runTests(testFiles().filter(file => only.length === 0 || only.some(word => file.includes(word))))
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 ? 1 : 0

function check(name: string, script: string, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, script), ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  process.stdout.write(`${name}: ${status === 0 ? 'ok' : 'failed'}\n`)
  if (status === 0) passed++
  else {
    failed++
    process.stdout.write(`${stdout}${stderr}`)
  }
}

function testFiles(): string[] {
  return readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.test.ts') && !path.startsWith('fixtures/'))
    .sort()
}

function runTests(files: readonly string[]): void {
  const pattern = `^(${files.map(file => file.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})$`
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--conditions=source', '--import', 'tsx', join(root, 'node_modules/uvu/bin.js'), 'test', pattern],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { ...process.env, FORCE_COLOR: '0', NODE_EXTRA_CA_CERTS: '' },
    },
  )
  process.stdout.write(`${stdout}${stderr}`)
  const total = numberBehind(stdout, 'Total')
  const good = numberBehind(stdout, 'Passed')
  const silent = files.length - (stdout.match(/\(\d+ \/ \d+\)/g)?.length ?? 0)
  if (silent > 0) process.stdout.write(`${silent} of ${files.length} test files ran no test: is test.run() missing?\n`)
  passed += good
  failed += total - good + Math.max(silent, 0)
  if ((status !== 0 || total === 0) && total === good) failed++
}

function numberBehind(text: string, word: string): number {
  return Number(new RegExp(`${word}:\\s+(\\d+)`).exec(text)?.[1] ?? 0)
}
