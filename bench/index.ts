import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measureRounds } from './rounds.ts'
import { scenariosIn } from './scenarios.ts'
import { reportText } from './table.ts'

/** Measures the program of `dist/` against the start of Node and against the floor, and prints one table. */
const folder = mkdtempSync(join(tmpdir(), 'k3s-platform-bench-'))
try {
  const scenarios = await scenariosIn(folder, process.argv.includes('--quick'))
  process.stdout.write(reportText(scenarios, measureRounds(scenarios, join(folder, 'cache'))))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
