import type { Diagnostic, Severity } from '../ir/diagnostic.ts'

/** Diagnostics as they are shown: equal ones of several environments merged, then by place, severity and code. */
export function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...merged(diagnostics)].sort(compareDiagnostics)
}

/** How many diagnostics there are of each severity. */
export function countBySeverity(diagnostics: readonly Diagnostic[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { severity } of diagnostics) counts[severity] += 1
  return counts
}

const severities: readonly Severity[] = ['error', 'warning', 'info']

function merged(diagnostics: readonly Diagnostic[]): Iterable<Diagnostic> {
  const first = new Map<string, Diagnostic>()
  for (const diagnostic of diagnostics) {
    const key = keyOf(diagnostic)
    const known = first.get(key)
    first.set(key, known === undefined ? diagnostic : together(known, diagnostic))
  }
  return first.values()
}

/** What holds for the file as such holds in every environment, and what holds for several entries or services belongs to none. */
function together(known: Diagnostic, further: Diagnostic): Diagnostic {
  const { environments, entry, service, ...rest } = known
  const all = new Set([...(environments ?? []), ...(further.environments ?? [])])
  return {
    ...rest,
    ...(environments && further.environments && { environments: [...all] }),
    ...(entry !== undefined && entry === further.entry && { entry }),
    ...(service !== undefined && entry === further.entry && service === further.service && { service }),
  }
}

/** One place is one mistake, however many entries it affects; without a place, entries are distinguished by name. */
function keyOf({ code, severity, message, hint, entry, at, related }: Diagnostic): string {
  const places = [at, ...(related ?? []).map(place => place.at)]
  const parts = places.map(
    place => place && [place.file, place.line, place.column, place.length, place.path, place.rule],
  )
  return JSON.stringify([
    code,
    severity,
    message,
    hint,
    at ? undefined : entry,
    parts,
    related?.map(place => place.message),
  ])
}

/** Which of two diagnostics is reported first. */
export function compareDiagnostics(first: Diagnostic, second: Diagnostic): number {
  return (
    comparePlaces(first, second) ||
    severities.indexOf(first.severity) - severities.indexOf(second.severity) ||
    compareTexts(first.code, second.code) ||
    compareTexts(first.message, second.message) ||
    compareTexts(first.environments?.join() ?? '', second.environments?.join() ?? '')
  )
}

function comparePlaces({ at: first }: Diagnostic, { at: second }: Diagnostic): number {
  if (first === undefined || second === undefined) return Number(first === undefined) - Number(second === undefined)
  return compareTexts(first.file, second.file) || first.line - second.line || first.column - second.column
}

function compareTexts(first: string, second: string): number {
  if (first === second) return 0
  return first < second ? -1 : 1
}
