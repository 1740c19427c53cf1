import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runTestsAtOnce, testFiles } from './run-tests.ts'

/**
 * `npm run fuzz`: every test file that has random values, round after round, each with a new seed, until a time is over
 * (`--minutes`, 5) or so many rounds were run (`--rounds`). `--seed` is that of the first round; those that follow count
 * on. Words narrow the files. It ends with the command that runs each failure again.
 */
const { values, positionals } = parseArgs({
  options: { seed: { type: 'string' }, rounds: { type: 'string' }, minutes: { type: 'string' } },
  allowPositionals: true,
})
const test = join(dirname(fileURLToPath(import.meta.url)), '..', 'test')
const files = testFiles()
  .filter(file => readFileSync(join(test, file), 'utf8').includes("from 'fast-check'"))
  .filter(file => positionals.length === 0 || positionals.some(word => file.includes(word)))
const first = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
const rounds = Number(values.rounds ?? Number.POSITIVE_INFINITY)
const end = Date.now() + Number(values.minutes ?? 5) * 60_000

const found: string[] = []
let passed = 0
let failed = 0
for (let round = 0; round < rounds && (round === 0 || Date.now() < end); round++) {
  const seed = first + round
  process.stdout.write(`\nSEED=${seed}\n`)
  const counts = await runTestsAtOnce(files, { variables: { SEED: String(seed) } })
  passed += counts.passed
  failed += counts.failed
  if (counts.failed > 0) found.push(`npm run fuzz -- --seed ${seed} --rounds 1 ${positionals.join(' ')}`.trim())
}
process.stdout.write(
  found.length > 0 ? `\nTo run what failed again:\n${found.map(line => `  ${line}\n`).join('')}` : '',
)
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 ? 1 : 0
