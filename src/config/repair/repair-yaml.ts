import type { Diagnostic } from '../../ir/diagnostic.ts'
import type { Edit, Fix } from '../../ir/fix.ts'
import { shownLine } from '../shown-sources.ts'
import type { SourceFile } from '../source-file.ts'
import { parseYaml } from '../yaml-text.ts'
import { closingBracketRepairs } from './closing-brackets.ts'
import { indentationRepairs, tabRepairs } from './indentation.ts'
import { Lines } from './lines.ts'
import { openBracketRepairs } from './open-brackets.ts'
import { openQuoteRepairs } from './open-quotes.ts'
import { quotingRepairs } from './quoting.ts'
import { type Change, type Repair, repaired } from './repair.ts'
import { betweenRepairs, dashRepairs, separatorRepairs } from './separators.ts'

/**
 * The mistakes of invalid YAML, each once and at its cause. Every correction was tried: with it the file is valid, or
 * its next mistake is further down. Nothing if no correction helps.
 */
export function repairYaml(source: SourceFile): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  const rounds: (readonly Change[])[] = []
  let { text } = source
  while (found.length < MOST_MISTAKES) {
    const parsed = parseYaml(text)
    const repair = 'stopsAt' in parsed ? repairAt(text, parsed.stopsAt) : undefined
    if (!repair) return found
    const after = repaired(text, repair.changes)
    const original = (offset: number) => rounds.reduceRight(before, offset)
    const at = source.origin(original(repair.at), original(repair.end), '')
    found.push(
      repair.tell({
        at,
        corrected: linesOf(after, repair.changes[0]!),
        fix: toFix(repair, text, source, original),
      }),
    )
    rounds.push(repair.changes)
    text = after
  }
  return found
}

/** Mistakes after which one may well be the consequence of another. */
const MOST_MISTAKES = 10

/** In the order of trust: what comes first needs less of a guess. */
const KINDS = [
  tabRepairs,
  openBracketRepairs,
  closingBracketRepairs,
  betweenRepairs,
  quotingRepairs,
  openQuoteRepairs,
  separatorRepairs,
  dashRepairs,
  indentationRepairs,
]

/** The first repair with which the text is valid, else the first with which its next mistake is in a later line. */
function repairAt(text: string, stopsAt: number): Repair | undefined {
  const lines = new Lines(text)
  let further: Repair | undefined
  let sameLine: Repair | undefined
  for (const repair of KINDS.flatMap(kind => kind(lines, stopsAt))) {
    const after = repaired(text, repair.changes)
    const parsed = parseYaml(after)
    if ('events' in parsed) return repair
    const last = Math.max(stopsAt, ...repair.changes.map(({ start }) => start))
    if (after.slice(0, parsed.stopsAt).split('\n').length > text.slice(0, last).split('\n').length) further ??= repair
    else if (parsed.stopsAt > stopsAt + after.length - text.length) sameLine ??= repair
  }
  return further ?? sameLine
}

/** The position of an offset before the changes. */
function before(offset: number, changes: readonly Change[]): number {
  let grown = 0
  for (const { start, end, text } of changes) {
    if (offset < start + grown) break
    if (offset < start + grown + text.length) return start
    grown += text.length - (end - start)
  }
  return offset - grown
}

function toFix(
  repair: Repair,
  text: string,
  source: SourceFile,
  original: (offset: number) => number,
): Fix | undefined {
  const edits: Edit[] = repair.changes.map(change => {
    const start = original(change.start)
    const { file, line, column } = source.origin(start, start, '')
    return { file, line, column, length: change.end - change.start, text: change.text }
  })
  const isOfOriginal = repair.changes.every(({ start, end }) =>
    source.text.startsWith(text.slice(start, end), original(start)),
  )
  // A fix is printed as well, so it holds no secret.
  const isShown = edits.every(edit => shownLine(edit.text) === edit.text)
  return isOfOriginal && isShown ? { edits, isSafe: true } : undefined
}

/** The lines of a change. */
function linesOf(text: string, { start, text: { length } }: Change): string {
  const end = text.indexOf('\n', start + length)
  return shownLine(text.slice(text.lastIndexOf('\n', start - 1) + 1, end < 0 ? text.length : end).trimEnd())
}
