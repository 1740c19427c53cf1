import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runTests } from './run-tests.ts'
import { virtualEnvironment } from './test-python/environment.ts'
import { pythons } from './test-python/pythons.ts'
import { redisServer } from './test-python/redis-server.ts'
import { runUnittest } from './test-python/unittest.ts'

/**
 * `npm run test:python`: the tests of `runtime/python`, with real HTTP and a real Redis or Valkey server, on every Python
 * from 3.10 on that is there, what discovery finds against what each of them finds, and images of functions, built as
 * their Dockerfiles say and run on the newest. What cannot be had (a Python, packages, a server) is a failure in CI, and
 * skipped elsewhere.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const home = join(root, 'runtime/python')
const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'k3s-platform-python')

let passed = 0
let failed = 0

const found = pythons(process.env)
if (found.length === 0) lack('There is no Python 3.10 or newer.')
const redis = redisServer(process.env)
if (!redis) lack('There is no Redis or Valkey server: install redis-server or valkey.')
for (const python of redis ? found : []) {
  process.stdout.write(`Python ${python.version}: ${python.program}\n`)
  const requirements = ['requirements.txt', 'tests/requirements.txt'].map(file => join(home, file))
  const environment = virtualEnvironment(python, requirements, cache)
  if ('problem' in environment) {
    lack(`The packages for Python ${python.version} cannot be installed: ${environment.problem}`)
    continue
  }
  const variables = { K3SFN_TEST_REDIS: redis! }
  const counts = runUnittest(environment.program, 'tests', { cwd: home, variables })
  passed += counts.passed
  failed += counts.failed
}
if (found.length > 0) {
  const others = runTests(['python/discovery.python.ts', ...(redis ? ['python/images.python.ts'] : [])])
  passed += others.passed
  failed += others.failed
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 ? 1 : 0

function lack(what: string): void {
  process.stdout.write(`${process.env.CI ? 'failed' : 'skipped'}: ${what}\n`)
  if (process.env.CI) failed += 1
}
