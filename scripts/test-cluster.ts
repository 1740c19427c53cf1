import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Problem } from '../test/cluster/problem.ts'
import { runningProcesses, startServer, stopServer } from '../test/cluster/server.ts'
import { settingsFrom } from '../test/cluster/settings.ts'
import { runTests } from './run-tests.ts'

/**
 * `npm run test:cluster`: what a real API server says to everything that is written. It asks the cluster that
 * KUBECONFIG names, else the project's own server, which it stops again if it started it. Words behind the command
 * narrow the files: `npm run test:cluster -- random`.
 */
const test = join(dirname(fileURLToPath(import.meta.url)), '..', 'test')
const words = process.argv.slice(2)
const files = readdirSync(test, { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.cluster.ts') && (words.length === 0 || words.some(word => path.includes(word))))
  .sort()

try {
  process.exitCode = await run()
} catch (error) {
  if (!(error instanceof Problem)) throw error
  process.stdout.write(`${error.message}\n\n0 passed, 1 failed\n`)
  process.exitCode = 1
}

async function run(): Promise<number> {
  const settings = settingsFrom(process.env)
  const isOurs = !process.env.KUBECONFIG
  const ran = isOurs && runningProcesses(settings).length > 0
  if (isOurs) await startServer(settings, { controllers: false })
  const { passed, failed } = runTests(files)
  if (isOurs && !ran) await stopServer(settings)
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
  return failed > 0 ? 1 : 0
}
