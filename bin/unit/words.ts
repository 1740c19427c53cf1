import type { EntryInWords } from 'k3s-platform'
import type { Arguments } from '../arguments.ts'
import type { UnitKind } from './kind.ts'
import { namespace } from './option.ts'

/** An entry as the options describe it. */
export function wordsOf(
  kind: UnitKind,
  entry: Pick<EntryInWords, 'environment' | 'name' | 'path'>,
  given: Arguments,
): EntryInWords {
  const { keys, ingressClass } = kind.wordsOf(given)
  const target = given.text(namespace)
  return {
    section: kind.section,
    ...entry,
    keys: { ...keys, ...(target !== undefined && { namespace: target }) },
    ...(ingressClass !== undefined && { ingressClass }),
  }
}
