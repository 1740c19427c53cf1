import { visible } from '../report/visible.ts'
import type { Cause } from './cause.ts'
import { countsOf, risksOf } from './diff-counts.ts'
import { summaryText } from './diff-summary.ts'
import { type CausedObject, groupByCause } from './group-by-cause.ts'
import { hasDifferences, isTold } from './has-differences.ts'
import type { ObjectChange } from './object-change.ts'
import { fieldText } from './pretty-diff.ts'
import { renamingText } from './renaming-text.ts'
import { RISK_KINDS, RISK_TITLES, type RiskKind } from './risk.ts'
import { secretChangeTexts } from './secret-changes-text.ts'
import type { TreeDiff } from './tree-diff.ts'

/** A comment on GitHub takes 65,536 characters, and there is more to a comment than this. */
const LONGEST = 60_000

/** The comparison for a pull request: what is risky first, then all of it, folded. It fits into one comment. */
export function markdownDiff(diffs: readonly TreeDiff[], base: string): string {
  const room = Math.floor(LONGEST / Math.max(diffs.length, 1))
  if (!diffs.some(hasDifferences)) return `No differences against ${code(base)}.\n`
  return diffs.map(diff => sectionOf(diff, base, room)).join('\n')
}

function sectionOf(diff: TreeDiff, base: string, room: number): string {
  const { environment, renamings } = diff
  const head = [
    `### ${visible(environment)} against ${code(base)}`,
    '',
    `${summaryText(countsOf(diff))}.`,
    '',
    ...renamings.flatMap(renaming => [`> ${renamingText(renaming)}`, '']),
    ...secretChangeTexts(diff).flatMap(text => [`> ${escaped(visible(text))}`, '']),
    ...riskTable(diff),
  ].join('\n')
  const blocks = [...groupByCause(diff).map(({ cause, objects }) => blockOf(cause, objects)), ...filesBlock(diff)]
  let text = head
  for (const [index, block] of blocks.entries()) {
    if (text.length + block.length > room) {
      const left = blocks.length - index
      return `${text}\n${left} more, which \`k3s-platform diff --env ${environment}\` shows.\n`
    }
    text += `${block}\n`
  }
  return text
}

/** The maximum number of rows: a long table hides what is at the top. */
const MOST_ROWS = 40

function riskTable(diff: TreeDiff): readonly string[] {
  const rows = RISK_KINDS.flatMap(kind => diff.objects.filter(isTold).flatMap(object => rowOf(object, kind)))
  if (rows.length === 0) return []
  return [
    '| Risk | Object | Why |',
    '| --- | --- | --- |',
    ...rows.slice(0, MOST_ROWS),
    ...(rows.length > MOST_ROWS ? [`| | … and ${rows.length - MOST_ROWS} more | |`] : []),
    '',
    '',
  ]
}

function rowOf(object: ObjectChange, kind: RiskKind): readonly string[] {
  const reasons = new Set(risksOf(object).flatMap(risk => (risk.kind === kind ? [visible(risk.because)] : [])))
  if (reasons.size === 0) return []
  const why = [...reasons].map(reason => reason.replaceAll('|', '\\|').replaceAll('<', '&lt;')).join('; ')
  return [
    `| ${kind === 'restarts-pods' ? '' : '**'}${RISK_TITLES[kind]}${kind === 'restarts-pods' ? '' : '**'} | ${code(titleOf(object))} | ${why} |`,
  ]
}

function titleOf({ ref }: ObjectChange): string {
  return `${ref.kind}/${ref.name}${ref.namespace === undefined ? '' : ` in ${ref.namespace}`}`
}

function blockOf({ places, because }: Cause, objects: readonly CausedObject[]): string {
  const head = places.map(({ file, line, version, text, path }) => {
    const note = version === 'before' ? ' (before)' : ''
    return `${code(`${file}:${line}`)}${note} ${code((text ?? path).trim().slice(0, 80))}`
  })
  const lines = objects.flatMap(({ object, fields }) => [
    `${fields.length > 0 ? ' ' : SIGNS[object.change]} ${titleOf(object)}${movedText(object)}`,
    ...fields.map(field => {
      const text = fieldText(field)
      return `${text[0] === '~' ? '!' : text[0]}     ${text.slice(2)}`
    }),
  ])
  return folded(head.length > 0 ? head.join('<br>') : escaped(visible(because)), lines)
}

function movedText({ change, beforeFile, afterFile }: ObjectChange): string {
  return change === 'moved' ? `: from ${beforeFile} to ${afterFile}` : ''
}

function filesBlock({ files }: TreeDiff): readonly string[] {
  if (files.length === 0) return []
  return [
    folded(
      'Files without objects',
      files.map(({ path, change }) => `${SIGNS[change]} ${path}`),
    ),
  ]
}

const SIGNS: Readonly<Record<ObjectChange['change'], string>> = {
  added: '+',
  removed: '-',
  changed: '!',
  moved: '!',
  replaced: '!',
}

/** The maximum number of lines in one block, so that one cause leaves room for the others. */
const MOST_LINES = 100

/** A block that opens at a click, coloured as a diff. A fence is longer than any that the text has. */
function folded(summary: string, lines: readonly string[]): string {
  const left = lines.length - MOST_LINES
  const shown = left > 0 ? [...lines.slice(0, MOST_LINES), `  … and ${left} more lines`] : lines
  const text = shown.map(visible).join('\n')
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `<details><summary>${summary}</summary>\n\n${fence}diff\n${text}\n${fence}\n\n</details>\n`
}

/** HTML, because in a summary nothing else is understood. */
function code(text: string): string {
  return `<code>${escaped(visible(text))}</code>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('|', '&#124;')
}
