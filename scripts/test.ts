import { execFile } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Counts, runTestsAtOnce, testFiles } from './run-tests.ts'

/**
 * Everything that `npm test` promises: types, format and lint, and all tests that need no large real part. Words behind
 * the command narrow the tests to files whose path has one of them: `npm test -- traefik`.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const words = process.argv.slice(2)
const files = testFiles().filter(file => words.length === 0 || words.some(word => file.includes(word)))
const checks = [
  check('types', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', '.']),
  check('format and lint', 'node_modules/@biomejs/biome/bin/biome', ['ci', '--error-on-warnings', '.']),
]
const { passed, failed } = await runTestsAtOnce(files, { jobs: words.length > 0 ? [] : checks })
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 ? 1 : 0

function check(name: string, script: string, args: readonly string[]): () => Promise<Counts> {
  const options = { cwd: root, env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined }, maxBuffer: 1 << 28 }
  return () =>
    new Promise(resolve => {
      execFile(process.execPath, [join(root, script), ...args], options, (error, stdout, stderr) => {
        process.stdout.write(`${name}: ${error ? `failed\n${stdout}${stderr}` : 'ok\n'}`)
        resolve(error ? { passed: 0, failed: 1 } : { passed: 1, failed: 0 })
      })
    })
}
