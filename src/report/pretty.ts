import type { Diagnostic } from '../ir/diagnostic.ts'
import type { Origin } from '../ir/origin.ts'
import { codeFrame } from './code-frame.ts'
import { type Group, inGroups } from './group.ts'
import { inOrder } from './order.ts'
import type { Palette } from './palette.ts'
import { visible } from './visible.ts'

/** What the report for a terminal needs in addition to the diagnostics. */
export interface PrettyOptions {
  /** The text of each file that places are in, asked for at most once. */
  readonly sources: Pick<ReadonlyMap<string, string>, 'get'>
  readonly palette: Palette
  /** Also report infos, and every place. */
  readonly verbose: boolean
}

/** The report for a person at a terminal: a code frame for each saying, ending in a line feed unless it is empty. */
export function prettyReport(diagnostics: readonly Diagnostic[], options: PrettyOptions): string {
  const told = inOrder(diagnostics).filter(({ severity }) => options.verbose || severity !== 'info')
  const page: Page = { ...options, lines: new Map() }
  return inGroups(told)
    .map(group => `${block(group, page).join('\n')}\n`)
    .join('\n')
}

interface Page extends PrettyOptions {
  /** The sources that were needed so far, split once. */
  readonly lines: Map<string, readonly string[]>
}

function block({ first, others }: Group, page: Page): readonly string[] {
  const { palette } = page
  const [opening, ...further] = visible(first.message).split('\n')
  return [
    `${palette[first.severity](`${first.severity}[${first.code}]`)}: ${palette.strong(opening!)}${inEnvironments(first, page)}`,
    ...further.map(line => `  ${line}`),
    ...(first.at ? place(first.at, first, page) : first.entry ? [`  ${palette.faint('in')} ${first.entry}`] : []),
    ...(first.hint ? [`  ${palette.hint('hint:')} ${visible(first.hint).replaceAll('\n', '\n  ')}`] : []),
    ...(first.related ?? []).flatMap(related => [
      '',
      `  ${palette.faint(':::')} ${positionOf(related.at)}  ${visible(related.message)}`,
      ...frame(related.at, page, { mark: palette.info, above: 0 }),
    ]),
    ...elsewhere(first, others, page),
  ]
}

function place(at: Origin, { severity }: Diagnostic, page: Page): readonly string[] {
  const rule = at.rule ? `  ${page.palette.faint(`(by the rule ${at.rule})`)}` : ''
  const position = `  ${page.palette.faint('-->')} ${positionOf(at)}`
  return [
    `${position}  ${visible(at.path)}`.trimEnd() + rule,
    ...frame(at, page, { mark: page.palette[severity], above: 1 }),
  ]
}

function frame(
  at: Origin,
  page: Page,
  look: Pick<Parameters<typeof codeFrame>[2], 'mark' | 'above'>,
): readonly string[] {
  const lines = codeFrame(linesOf(at.file, page), at, { ...look, palette: page.palette })
  return lines.length === 0 ? [] : ['', ...lines]
}

// No one reads a longer list of places to its end.
const mostPlaces = 5

function elsewhere(first: Diagnostic, others: readonly Diagnostic[], page: Page): readonly string[] {
  if (others.length === 0) return []
  // An error that is not shown costs a run: all of them are listed.
  const listed = page.verbose || first.severity === 'error' ? others : others.slice(0, mostPlaces)
  const width = Math.max(...listed.map(({ at }) => (at ? positionOf(at).length : 0)))
  const left = others.length - listed.length
  return [
    `  and ${others.length} more:`,
    ...listed.map(other => `    ${row(first, other, width)}${inEnvironments(other, page)}`),
    ...(left > 0 ? [page.palette.faint(`    … and ${left} more, which --verbose lists`)] : []),
  ]
}

function row(first: Diagnostic, other: Diagnostic, width: number): string {
  const differs = other.message !== first.message
  const hint = other.hint === first.hint ? undefined : other.hint
  const said = differs ? [other.message, hint].filter(Boolean).join(' ').replaceAll('\n', ' ') : ''
  const where = other.at?.path || other.entry || ''
  return [other.at ? positionOf(other.at).padEnd(width) : '', where, said].filter(Boolean).map(visible).join('  ')
}

function inEnvironments({ environments }: Diagnostic, page: Page): string {
  return environments === undefined ? '' : ` ${page.palette.faint(`(${environments.join(', ')})`)}`
}

function positionOf({ file, line, column }: Origin): string {
  return `${visible(file)}:${line}:${column}`
}

function linesOf(file: string, page: Page): readonly string[] {
  const known = page.lines.get(file)
  if (known !== undefined) return known
  const lines = page.sources.get(file)?.split('\n') ?? []
  page.lines.set(file, lines)
  return lines
}
