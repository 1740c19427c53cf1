import type { YAMLError } from 'yaml'
import { type Diagnostic, error } from '../ir/diagnostic.ts'
import type { Origin } from '../ir/origin.ts'
import { DEEPEST } from './nesting.ts'
import { quotesNeeded } from './repair/messages.ts'
import { quotedValue } from './repair/quoted-value.ts'
import type { SourceFile } from './source-file.ts'

type Span = readonly [number, number, ...number[]]

/**
 * A key is itself a mapping or a list. YAML allows this, but it has no meaning here; usually a value like `{{ name }}`
 * or `[name]` before a colon is not quoted.
 */
export function complexKey(source: SourceFile, span: Span): Diagnostic {
  const at = source.origin(span[0], span[1], '')
  if (source.text.startsWith('{{', span[0] - 1)) {
    const { line, fix } = quotedValue(source, span[0])
    const at = source.origin(span[0] - 1, span[1], '')
    return quotesNeeded({ at, corrected: line, fix }, undefined, '"{{" begins a mapping within a mapping')
  }
  const hint = 'Write a plain key, and quote it if it starts with "{", "[" or "?".'
  return error('yaml/complex-key', 'A key must be a string, but is a mapping or a list.', at, hint)
}

/**
 * A key is `__proto__`, which JavaScript reserves in every map: its value would change the map instead of being part of
 * it. No object of Kubernetes needs such a key.
 */
export function reservedKey(source: SourceFile, key: string, span: Span): Diagnostic {
  return error(
    'yaml/reserved-key',
    `The key ${JSON.stringify(key)} is reserved.`,
    source.origin(span[0], span[1], ''),
    'Rename it, or remove it.',
  )
}

/**
 * A mapping has the same key twice. YAML parsers disagree about which one wins, so this is an error. Remove one, or
 * merge them.
 */
export function duplicateKey(source: SourceFile, key: string, span: Span, first: Origin): Diagnostic {
  return error(
    'yaml/duplicate-key',
    `Duplicate key ${JSON.stringify(key)}.`,
    source.origin(span[0], span[1], ''),
    `Remove one of them; the first one is in line ${first.line}.`,
    { related: [{ message: 'the first one is here', at: first }] },
  )
}

/**
 * The file is not valid YAML; often a bracket or a quote is not closed, or a line is indented too far or too little.
 */
export function syntaxError(source: SourceFile, error: YAMLError): Diagnostic {
  const [code, message, hint] = WORDS[error.code] ?? ['yaml/syntax', sentence(error.message), SYNTAX]
  return {
    code,
    severity: 'error',
    message,
    at: source.origin(error.pos[0], Math.max(error.pos[1], error.pos[0] + 1), ''),
    hint,
  }
}

/**
 * Mappings and lists are nested more than 200 levels deep. No valid file needs this, and YAML parsers fail on such
 * files without a clear error.
 */
export function tooDeep(source: SourceFile, offset: number): Diagnostic {
  return error(
    'yaml/too-deep',
    `Mappings and lists are nested more than ${DEEPEST} levels deep.`,
    source.origin(offset, offset + 1, ''),
    'Look for an unclosed bracket or a line that is indented too far.',
  )
}

/**
 * Anchors that refer to anchors multiply: a few lines can mean millions of values. Such a file is rejected before it
 * exhausts memory.
 */
export function tooManyAliases(source: SourceFile, span: Span): Diagnostic {
  return error(
    'yaml/too-many-aliases',
    'The aliases in this file expand to more than 100,000 values.',
    source.origin(span[0], span[1], ''),
    'Write the values out, or refer to smaller anchors.',
  )
}

/**
 * An alias `*name` has no anchor `&name` that ends before it. It is misspelled, the anchor is further down or contains
 * the alias, or the value is a string that starts with a star and must be quoted.
 */
export function unknownAlias(source: SourceFile, span: Span): Diagnostic {
  const alias = source.text.slice(span[0], span[1])
  const { line, fix } = quotedValue(source, span[0])
  const message = `The alias ${JSON.stringify(alias)} has no anchor before it.`
  const at = source.origin(span[0], span[1], '')
  if (!/^\*[A-Za-z_][\w-]*$/.test(alias)) return error('yaml/unknown-alias', message, at, `Quote it: ${line}`, { fix })
  const hint = `Define the anchor above with "&${alias.slice(1)}", or quote the value: ${line}`
  return error('yaml/unknown-alias', message, at, hint, { fix: { ...fix, isSafe: false } })
}

/**
 * A value begins with `!`, which YAML reads as a tag that says how to read it, and this tag is not known. Only plain data
 * has a place in manifests: texts, numbers, booleans, lists and maps. So `!!binary`, `!!timestamp`, `!!set` and tags of
 * other programs are refused, also in values of charts, where Helm decodes the first and ignores the last. Values that
 * begin with `!` are quoted.
 */
export function unknownTag(source: SourceFile, refusal: YAMLError): Diagnostic {
  const tag = /^(!<[^>\n]*>|[^\s,}\]]*)/.exec(source.text.slice(refusal.pos[0], refusal.pos[0] + 300))?.[0] ?? ''
  const isCore = /^!!(bool|float|int|map|null|seq|str)$/.test(tag)
  const isText = !tag.startsWith('!!') && !tag.startsWith('!<')
  const { line, fix } = quotedValue(source, refusal.pos[0])
  return error(
    'yaml/unknown-tag',
    `The tag ${JSON.stringify(tag)} ${isCore ? 'does not match its value' : 'is not supported'}.`,
    source.origin(refusal.pos[0], refusal.pos[1], ''),
    isCore ? 'Remove the tag.' : isText ? `Remove the tag, or quote the value: ${line}` : withoutTag(tag),
    isText ? { fix: { ...fix, isSafe: false } } : {},
  )
}

function withoutTag(tag: string): string {
  switch (tag) {
    case '!!binary':
      return 'Write the decoded text without the tag; binary data belongs in a Secret or a file.'
    case '!!timestamp':
      return 'Remove the tag, and quote the time.'
    case '!!omap':
    case '!!pairs':
    case '!!set':
      return 'Remove the tag, and write a plain list or mapping.'
    default:
      return 'Remove the tag, or quote the value if it starts with "!".'
  }
}

type Words = readonly [code: Diagnostic['code'], message: string, hint: string]

const SYNTAX = 'Close every bracket and quote, and indent lines as far as their neighbours.'

const WORDS: { readonly [code: string]: Words | undefined } = {
  /** The file has a line `---` in the middle. One file is one document; the part after the line would be ignored. */
  MULTIPLE_DOCS: [
    'yaml/multiple-documents',
    'The file must contain one document only.',
    'Remove the line "---", or move the second document to its own file.',
  ],
  /** A line is indented with a tab, which YAML does not allow. Most editors can write spaces instead. */
  TAB_AS_INDENT: ['yaml/tab', 'YAML must be indented with spaces, not tabs.', 'Replace each tab with two spaces.'],
}

function sentence(message: string): string {
  const first = message
    .split('\n', 1)[0]!
    .replace(/ at line.*$/, '')
    .replace(/[:.]$/, '')
  return `${first.charAt(0).toUpperCase()}${first.slice(1)}.`
}
