import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runTestsAtOnce, testFiles } from './run-tests.ts'

/**
 * Everything that `npm test` promises: types, format and lint, and all tests that need no large real part. Words behind
 * the command narrow the tests to files whose path has one of them: `npm test -- traefik`.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const words = process.argv.slice(2)
const checks =
  words.length > 0
    ? []
    : [
        check('types', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', '.']),
        check('format and lint', 'node_modules/@biomejs/biome/bin/biome', ['ci', '--error-on-warnings', '.']),
      ]
const tests = await runTestsAtOnce(
  testFiles().filter(file => words.length === 0 || words.some(word => file.includes(word))),
)
const passed = tests.passed + checks.filter(Boolean).length
const failed = tests.failed + checks.filter(ok => !ok).length
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 ? 1 : 0

function check(name: string, script: string, args: readonly string[]): boolean {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, script), ...args], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  process.stdout.write(`${name}: ${status === 0 ? 'ok' : 'failed'}\n${status === 0 ? '' : `${stdout}${stderr}`}`)
  return status === 0
}
