import type { YAMLError } from 'yaml'
import type { Diagnostic } from '../ir/diagnostic.ts'
import type { SourceFile } from './source-file.ts'

type Span = readonly [number, number, ...number[]]

/** A key that is a map or a list. */
export function complexKey(source: SourceFile, span: Span): Diagnostic {
  return {
    code: 'yaml/complex-key',
    severity: 'error',
    message: 'A key is a map or a list; keys are plain words here.',
    at: source.origin(span[0], span[1], ''),
    hint: 'Write a plain key, and quote it if it starts with "{", "[" or "?".',
  }
}

/** A text that is no YAML, with the reason in words that help. */
export function syntaxError(source: SourceFile, error: YAMLError): Diagnostic {
  const [code, message, hint] = WORDS[error.code] ?? ['yaml/syntax', sentence(error.message), undefined]
  return {
    code,
    severity: 'error',
    message: message.replace('%', quoted(source, error)),
    at: source.origin(error.pos[0], Math.max(error.pos[1], error.pos[0] + 1), ''),
    ...(hint && { hint }),
  }
}

/** Aliases that multiply into more values than any file needs. */
export function tooManyAliases(source: SourceFile, span: Span): Diagnostic {
  return {
    code: 'yaml/too-many-aliases',
    severity: 'error',
    message: 'Aliases of this file multiply into more than 100,000 values.',
    at: source.origin(span[0], span[1], ''),
    hint: 'Write the values out, or refer to smaller anchors.',
  }
}

/** An alias without an anchor before it, or inside of its own anchor. */
export function unknownAlias(source: SourceFile, span: Span): Diagnostic {
  return {
    code: 'yaml/unknown-alias',
    severity: 'error',
    message: `The alias ${JSON.stringify(source.text.slice(span[0], span[1]))} has no anchor that ends before it.`,
    at: source.origin(span[0], span[1], ''),
    hint: 'Define the anchor above with "&name", or quote the text if it is no alias.',
  }
}

/** A tag that has no meaning here. */
export function unknownTag(source: SourceFile, error: YAMLError): Diagnostic {
  return {
    code: 'yaml/unknown-tag',
    severity: 'error',
    message: `The tag ${quoted(source, error)} has no meaning here.`,
    at: source.origin(error.pos[0], error.pos[1], ''),
    hint: 'Remove the tag, or quote the value if it starts with "!".',
  }
}

type Words = readonly [Diagnostic['code'], string, string?]

const WORDS: { readonly [code: string]: Words | undefined } = {
  DUPLICATE_KEY: [
    'yaml/duplicate-key',
    'The key % stands twice in one map.',
    'Keep one of the two; the other would be ignored.',
  ],
  MULTIPLE_DOCS: [
    'yaml/multiple-documents',
    'The file holds more than one document.',
    'Remove the line "---", or move the second document to a file of its own.',
  ],
  TAB_AS_INDENT: [
    'yaml/tab',
    'A tab is used to indent; YAML allows only spaces.',
    'Replace tabs with two spaces each.',
  ],
}

function quoted(source: SourceFile, error: YAMLError): string {
  const text = source.text.slice(error.pos[0], error.pos[1]).split(/[\s:]/, 1)[0] ?? ''
  return JSON.stringify(text)
}

function sentence(message: string): string {
  const first = message
    .split('\n', 1)[0]!
    .replace(/ at line.*$/, '')
    .replace(/[:.]$/, '')
  return `${first.charAt(0).toUpperCase()}${first.slice(1)}.`
}
