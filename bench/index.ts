import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { comparisonText, record, recordedScenarios } from './recorded.ts'
import { measureRounds } from './rounds.ts'
import { scenariosIn } from './scenarios.ts'
import { reportText } from './table.ts'

/**
 * Measures the program of `dist/` against the start of Node, the floor and helm, and prints one table. `--compare` runs
 * a few rows only, and warns where a ratio is worse than the recorded one; `--record` records them.
 */
const folder = mkdtempSync(join(tmpdir(), 'k3s-platform-bench-'))
try {
  const [isRecorded, isCompared, isQuick] = ['--record', '--compare', '--quick'].map(has)
  const counts = isRecorded || isCompared ? [1, 100] : isQuick ? [1, 100, 1000] : [1, 10, 100, 1000, 10_000]
  const all = await scenariosIn(folder, counts, isQuick ? 5 : undefined)
  const cache = join(folder, 'cache')
  if (isRecorded || isCompared) {
    const measured = measureRounds(recordedScenarios(all), cache)
    if (isRecorded) record(measured)
    process.stdout.write(comparisonText(measured))
  } else process.stdout.write(reportText(all, measureRounds(all, cache)))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function has(option: string): boolean {
  return process.argv.includes(option)
}
