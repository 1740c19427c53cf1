import { type Diagnostic, warning } from '../ir/diagnostic.ts'
import { safeFix } from '../ir/fix.ts'
import type { Origin } from '../ir/origin.ts'
import { originsOf } from '../ir/provenance.ts'
import type { ConfigNode } from './config.ts'
import { written } from './corrected/flow.ts'
import type { SourceFile } from './source-file.ts'

/** Reports values in quotes that are none for YAML, as editors of prose write them. */
export function typographicQuotes(root: ConfigNode, source: SourceFile): readonly Diagnostic[] {
  if (!QUOTES.test(source.text)) return []
  return valuesIn(root, false).flatMap(({ key, value, at, isFree }) => {
    const inner = QUOTED.exec(value)?.[1]
    const isPlain = at !== undefined && QUOTES.test(source.line(at.line)[at.column - 1] ?? '')
    return inner !== undefined && isPlain ? [quotesOfProse({ key, value, inner }, at, isFree)] : []
  })
}

const QUOTES = /[“”„‟‘’‚«»]/
const QUOTED = /^[“”„‟‘’‚«»](.*)[“”„‟‘’‚«»]$/

interface Value {
  readonly key: string
  readonly value: string
  readonly at: Origin | undefined
  /** Whether the value is a string that may have any character. */
  readonly isFree: boolean
}

function valuesIn(node: object, isFree: boolean): readonly Value[] {
  return Object.entries(node).flatMap(([key, value]) => {
    const field = Array.isArray(node) ? Number(key) : key
    if (typeof value === 'object' && value !== null) return valuesIn(value, isFree || FREE.test(key))
    if (typeof value !== 'string') return []
    return [{ key, value, at: originsOf(node, field)[0], isFree: isFree || key.startsWith('x-') }]
  })
}

/** Mappings and lists of free texts. */
const FREE = /^(?:environment|args|command|annotations|ingress_annotations|values_inline|x-.*)$/

/**
 * A value is in typographic quotes, which are letters for YAML, so they are part of the value. Word processors and chats
 * write them in the place of straight quotes.
 */
function quotesOfProse(
  { key, value, inner }: { readonly key: string; readonly value: string; readonly inner: string },
  at: Origin,
  isFree: boolean,
): Diagnostic {
  const text = JSON.stringify(inner)
  const corrected = Number.isNaN(Number(key)) ? written({ [key]: '' }).replace('""', () => text) : text
  const message = `The quotes of ${value} are typographic, so they are part of the value.`
  const found = warning('config/typographic-quotes', message, at, `Write: ${corrected}`, { fix: safeFix(at, text) })
  return isFree ? found : { ...found, severity: 'error' }
}
