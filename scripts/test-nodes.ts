import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { runTestsAtOnce, testFiles } from './run-tests.ts'

/**
 * Runs the tests on the other Node versions that are supported (`npm run test:nodes`). The versions come from npm, as
 * the package `node`, into a folder of the user's cache.
 */
const versions = ['22', '24']
const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'k3s-platform-nodes')

let passed = 0
let failed = 0
for (const version of versions) {
  const node = install(version)
  process.stdout.write(`Node ${spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim()}\n`)
  const counts = await runTestsAtOnce(testFiles(), { node })
  passed += counts.passed
  failed += counts.failed
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 ? 1 : 0

function install(version: string): string {
  const folder = join(cache, version)
  const node = join(folder, 'node_modules/node/bin/node')
  if (existsSync(node)) return node
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
  const { status, stderr } = spawnSync('npm', ['install', '--no-audit', '--no-fund', `node@${version}`], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (status !== 0 || !existsSync(node)) throw new Error(`Node ${version} could not be installed: ${stderr}`)
  return node
}
