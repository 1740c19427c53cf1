import { measure, type Sample } from './measure.ts'
import type { Scenario } from './scenario.ts'

/** The samples of each row by name, one a round. */
export type Measured = ReadonlyMap<string, readonly Sample[]>

/**
 * Runs all commands in rounds, so that each is compared with others of the same moment. A round that nobody counts
 * comes first: it fills V8's code cache and the caches of the disk.
 */
export function measureRounds(scenarios: readonly Scenario[], cache: string): Measured {
  const measured = new Map(scenarios.map(({ name }) => [name, [] as Sample[]]))
  for (let round = -1; scenarios.some(({ rounds }) => round < rounds); round++)
    for (const scenario of scenarios) {
      if (round >= scenario.rounds || (round < 0 && scenario.rounds < FEW)) continue
      scenario.prepare?.()
      const sample = measure(scenario, cache)
      if (round >= 0) measured.get(scenario.name)!.push(sample)
    }
  return measured
}

/** Rows with fewer rounds take seconds, which a first run does not change. */
const FEW = 4

/** The middle one of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** What of a sample is a time. */
export type Time = 'wall' | 'processor' | 'mainThread'

/** How often one row goes into another: the median over the rounds that both have. */
export function ratio(of: readonly Sample[], to: readonly Sample[], part: Time): number | undefined {
  const ratios = of.flatMap((sample, round) => {
    const [value, other] = [sample[part], to[round]?.[part]]
    return value !== undefined && other !== undefined ? [value / other] : []
  })
  return ratios.length > 0 ? median(ratios) : undefined
}
