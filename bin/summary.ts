import type { Diagnostic } from 'k3s-platform'
import type { Arguments } from './arguments.ts'
import { quiet } from './option.ts'
import { isForMachines } from './report.ts'
import type { World } from './world.ts'

/** What a run has to say in its last line. */
export interface Summary {
  /** What was compiled and what was done, in a few words each. */
  readonly facts: readonly string[]
  /** The reported diagnostics. */
  readonly diagnostics: readonly Diagnostic[]
  /** What was not, because the project switched it off. */
  readonly silenced: readonly Diagnostic[]
  /** When the run began. */
  readonly start: number
}

/** Says the last line, as `12 units · 214 objects · 3 files changed · 0 warnings · 180 ms`, where a person reads it. */
export async function summarize(
  { facts, diagnostics, silenced, start }: Summary,
  given: Arguments,
  world: World,
): Promise<void> {
  if (isForMachines(given) || given.has(quiet)) return
  const { countBySeverity, inOrder } = await import('k3s-platform')
  const { error, warning, info } = countBySeverity(inOrder(diagnostics))
  const parts = [
    ...facts,
    ...(error > 0 ? [counted(error, 'error')] : []),
    counted(warning, 'warning'),
    ...(info > 0 ? [counted(info, 'info')] : []),
    ...switchedOff(silenced),
    `${Math.round(world.now() - start)} ms`,
  ]
  world.errors.write(`${parts.join(' · ')}\n`)
}

/** A number with its noun: `1 file`, `3 files`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function switchedOff(silenced: readonly Diagnostic[]): readonly string[] {
  if (silenced.length === 0) return []
  const codes = [...new Set(silenced.map(({ code }) => code))].sort()
  return [`${silenced.length} switched off (${codes.join(', ')})`]
}
