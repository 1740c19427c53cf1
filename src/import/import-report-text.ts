import type { FieldChange } from '../diff/field-change.ts'
import { pathText } from '../diff/field-step.ts'
import { isImmutable } from '../diff/immutable-fields.ts'
import { valueText, valueTexts } from '../diff/value-text.ts'
import type { Palette } from '../report/palette.ts'
import type { ImportedObject } from './import-report.ts'

const WORDS = {
  same: 'is rebuilt without differences',
  changed: 'is rebuilt with differences',
  'left out': 'is not rebuilt: apply it yourself in addition to the tree',
  added: 'is new',
} as const

/** The result for every object as readable text: identical objects in one line, of others each field. */
export function importReportText(objects: readonly ImportedObject[], palette: Palette): string {
  return (['same', 'changed', 'left out', 'added'] as const)
    .map(outcome => ({ outcome, own: objects.filter(object => object.outcome === outcome) }))
    .filter(({ own }) => own.length > 0)
    .map(({ outcome, own }) => {
      const head = `${palette.strong(`${own.length} ${own.length === 1 ? 'object' : 'objects'}`)} ${own.length === 1 ? WORDS[outcome] : plural(WORDS[outcome])}:\n`
      return head + own.map(object => lines(object, palette)).join('')
    })
    .join('\n')
}

function plural(words: string): string {
  return words.replace(/^is /, 'are ').replace('apply it', 'apply them')
}

function lines({ ref, file, changes }: ImportedObject, palette: Palette): string {
  const place = file === undefined ? '' : `  ${palette.faint(file)}`
  const name = `${ref.kind}/${ref.namespace === undefined ? '' : `${ref.namespace}/`}${ref.name}`
  return [`  ${name}${place}`, ...changes.map(change => `    ${changeText(ref.kind, change)}`), ''].join('\n')
}

function changeText(kind: string, { path, change, before, after }: FieldChange): string {
  const note = isImmutable(kind, pathText(path))
    ? '  (immutable in the cluster: the object must be deleted and recreated)'
    : ''
  const field = pathText(path)
  if (change === 'added') return `+ ${field}: ${valueText(after)}${note}`
  if (change === 'removed') return `- ${field}: ${valueText(before)}${note}`
  if (change === 'reordered') return `~ ${field}: in another order`
  const [old, now] = valueTexts(before, after)
  return `~ ${field}: ${old} → ${now}${note}`
}
