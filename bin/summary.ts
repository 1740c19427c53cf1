import type { Diagnostic } from 'k3s-platform'

/** The last line, as `12 apps · 214 objects · 3 files changed · 0 warnings · 180 ms`. */
export async function summaryLine(
  facts: readonly string[],
  diagnostics: readonly Diagnostic[],
  milliseconds: number,
): Promise<string> {
  const { countBySeverity, inOrder } = await import('k3s-platform')
  const { error, warning, info } = countBySeverity(inOrder(diagnostics))
  return `${[
    ...facts,
    ...(error > 0 ? [counted(error, 'error')] : []),
    counted(warning, 'warning'),
    ...(info > 0 ? [counted(info, 'info')] : []),
    `${Math.round(milliseconds)} ms`,
  ].join(' · ')}\n`
}

/** A number with its noun: `1 file`, `3 files`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
