import type { Paint, Palette } from '../report/palette.ts'
import { visible } from '../report/visible.ts'
import type { Cause } from './cause.ts'
import { countsOf } from './diff-counts.ts'
import { summaryText } from './diff-summary.ts'
import { pathText } from './field-step.ts'
import { type CausedObject, groupByCause } from './group-by-cause.ts'
import type { CausedChange, ObjectChange } from './object-change.ts'
import { renamingText } from './renaming-text.ts'
import { RISK_KINDS, RISK_TITLES, type Risk, type RiskKind } from './risk.ts'
import { secretChangeTexts } from './secret-changes-text.ts'
import type { TreeDiff } from './tree-diff.ts'
import { valueText, valueTexts } from './value-text.ts'

/** Options for printing a comparison. */
export interface PrettyDiffOptions {
  readonly palette: Palette
  /** What the old tree is called: `argocd-state`, `main`. */
  readonly base: string
  /** The maximum number of lines about objects and fields; the rest is counted. */
  readonly most?: number
}

/** What differs in a tree for a person at a terminal: by cause, object by object, field by field. */
export function prettyDiff(diff: TreeDiff, options: PrettyDiffOptions): string {
  const { palette, base, most = Number.POSITIVE_INFINITY } = options
  const lines = groupByCause(diff).flatMap(({ cause, objects }) => [
    { text: '' },
    ...headOf(cause, palette),
    ...objects.flatMap(caused => objectLines(caused, palette)),
  ])
  const shown = upTo(most, lines)
  const left = countIn(lines) - countIn(shown)
  return `${[
    `${palette.strong(diff.environment)} against ${base}: ${summaryText(countsOf(diff))}`,
    ...diff.renamings.map(renaming => `  ${palette.hint(renamingText(renaming))}`),
    ...secretChangeTexts(diff).map(text => `  ${palette.hint(visible(text))}`),
    ...shown.map(({ text }) => text),
    ...(left > 0 ? [palette.faint(`  … and ${left} more`)] : []),
    ...fileLines(diff, palette, most),
  ].join('\n')}\n`
}

/** One line of the report; those that say a difference count. */
interface Line {
  readonly text: string
  readonly isDifference?: true
}

/** The lines from the top that have this number of differences. */
function upTo(most: number, lines: readonly Line[]): readonly Line[] {
  let left = most
  const end = lines.findIndex(({ isDifference }) => isDifference && left-- === 0)
  return end < 0 ? lines : lines.slice(0, end)
}

function countIn(lines: readonly Line[]): number {
  return lines.filter(({ isDifference }) => isDifference).length
}

function headOf({ places, because }: Cause, palette: Palette): readonly Line[] {
  if (places.length === 0) return [{ text: palette.strong(visible(because)) }]
  return places.map(({ file, line, version, text, path, rule }) => {
    const source = text === undefined ? path : text.trim().slice(0, 80)
    const note = version === 'before' ? ' (before)' : ''
    const by = rule ? palette.faint(`  by the rule ${rule}`) : ''
    return {
      text: `${palette.strong(visible(`${file}:${line}`))}${palette.faint(note)}  ${visible(source)}${by}`.trimEnd(),
    }
  })
}

function objectLines({ object, fields }: CausedObject, palette: Palette): readonly Line[] {
  const { ref, change, beforeFile, afterFile, risks } = object
  const namespace = ref.namespace === undefined ? '' : palette.faint(` in ${visible(ref.namespace)}`)
  const moved = change === 'moved' ? palette.faint(` from ${beforeFile} to ${afterFile}`) : ''
  const isWhole = fields.length === 0
  const own = isWhole || isFirst(object, fields) ? risks : []
  return [
    {
      text: `  ${SIGNS[change]} ${visible(`${ref.kind}/${ref.name}`)}${namespace}${moved}`,
      ...(isWhole && { isDifference: true as const }),
    },
    ...fields.map(field => ({
      text: `      ${fieldText(field)}${marksOf(field.risks, palette)}`,
      isDifference: true as const,
    })),
    ...reasonLines([...own, ...fields.flatMap(field => field.risks)], palette),
  ]
}

function marksOf(risks: readonly Risk[], palette: Palette): string {
  const kinds = RISK_KINDS.filter(kind => risks.some(risk => risk.kind === kind))
  return kinds.map(kind => `  ${paintOf(kind, palette)(RISK_TITLES[kind])}`).join('')
}

/** Why, said once for each object. That new pods replace old ones, and that a Job runs, needs no reason. */
function reasonLines(risks: readonly Risk[], palette: Palette): readonly Line[] {
  const reasons = new Map(risks.map(risk => [`${risk.kind} ${risk.because}`, risk]))
  return [...reasons.values()]
    .filter(({ kind }) => !isMild(kind))
    .map(({ kind, because }) => ({
      text: `      ${paintOf(kind, palette)(RISK_TITLES[kind])}: ${visible(because)}`,
    }))
}

function paintOf(kind: RiskKind, palette: Palette): Paint {
  return isMild(kind) ? palette.warning : palette.error
}

function isMild(kind: RiskKind): boolean {
  return kind === 'restarts-pods' || kind === 'runs-again'
}

/** What the object as a whole may do is said once. */
function isFirst({ fields }: ObjectChange, [first]: readonly CausedChange[]): boolean {
  return fields.find(({ hasNoEffect }) => !hasNoEffect) === first
}

const SIGNS: Readonly<Record<ObjectChange['change'] | CausedChange['change'], string>> = {
  added: '+',
  removed: '-',
  changed: '~',
  moved: '>',
  replaced: '±',
  reordered: '~',
}

/** A difference in a field on one line. */
export function fieldText({ path, change, before, after }: Omit<CausedChange, 'cause' | 'risks'>): string {
  const value = change === 'removed' ? before : after
  const isElement = typeof path.at(-1) === 'object' && (typeof value !== 'object' || value === null)
  // An element that is a string is labelled by it, and it follows.
  const field = visible(pathText(isElement && change !== 'changed' ? path.slice(0, -1) : path))
  switch (change) {
    case 'added':
      return `+ ${field}: ${valueText(after)}`
    case 'removed':
      return `- ${field}: ${valueText(before)}`
    case 'reordered':
      return `~ ${field}: in the order ${(after as readonly string[]).map(visible).join(', ')}`
    default: {
      const [then, now] = valueTexts(before, after)
      return `~ ${field}: ${then} → ${now}`
    }
  }
}

function fileLines({ files }: TreeDiff, palette: Palette, most: number): readonly string[] {
  if (files.length === 0) return []
  const left = files.length - most
  return [
    '',
    palette.strong('Files without objects'),
    ...files.slice(0, most).map(({ path, change, fields }) => {
      const what = fields.length === 0 ? '' : palette.faint(`  ${fields.map(field => pathText(field.path)).join(', ')}`)
      return `  ${SIGNS[change]} ${visible(path)}${what}`
    }),
    ...(left > 0 ? [palette.faint(`  … and ${left} more`)] : []),
  ]
}
