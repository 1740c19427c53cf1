import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Measured, ratio } from './rounds.ts'
import type { Scenario } from './scenario.ts'
import { START } from './scenarios.ts'

/** Rows of which the ratio of processor time to another row is recorded. Each takes seconds at most. */
const ROWS: Readonly<Record<string, string>> = {
  'example: build': START,
  'example: validate': START,
  'example: list': START,
  '--help': START,
  '1 app: build': START,
  '100 apps: build': '100 apps: the floor',
}

/** The scenarios that these ratios need, in a few rounds. */
export function recordedScenarios(scenarios: readonly Scenario[]): readonly Scenario[] {
  const names = new Set([...Object.keys(ROWS), ...Object.values(ROWS)])
  return scenarios.filter(({ name }) => names.has(name)).map(scenario => ({ ...scenario, rounds: ROUNDS }))
}

const ROUNDS = 7

/** Records the ratios of a run. */
export function record(measured: Measured): void {
  writeFileSync(FILE, `${JSON.stringify(ratiosOf(measured), null, 2)}\n`)
}

/** The ratios of a run beside those that are recorded, and a warning for each that is much worse. */
export function comparisonText(measured: Measured): string {
  const recorded = JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, number>
  const lines = Object.entries(ratiosOf(measured)).flatMap(([name, now]) => {
    const before = recorded[name]
    const line = `${name}: ${now} × ${ROWS[name]}, recorded ${before ?? 'never'}`
    const isWorse = before !== undefined && now > before * TOLERATED
    return isWorse ? [line, `warning: ${name} takes ${(now / before).toFixed(2)} times what it took.`] : [line]
  })
  return `${lines.join('\n')}\n`
}

/** Ratios on a busy machine differ by a tenth; what is slower than this is slower. */
const TOLERATED = 1.3

const FILE = join(import.meta.dirname, 'recorded.json')

function ratiosOf(measured: Measured): Record<string, number> {
  const ratios = Object.entries(ROWS).map(([name, of]) => [name, ratioOf(measured, name, of)] as const)
  return Object.fromEntries(ratios)
}

function ratioOf(measured: Measured, name: string, of: string): number {
  return Number(ratio(measured.get(name) ?? [], measured.get(of) ?? [], 'processor')?.toFixed(2))
}
