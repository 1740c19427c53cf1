import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { root } from '../build/root.ts'

/** A code of a diagnostic, as its source file documents it. */
export interface DocumentedCode {
  readonly code: string
  readonly severity: string
  /** The comment above what makes the message; empty when there is none. */
  readonly explanation: string
  /** Where the message is made, relative to the project. */
  readonly file: string
}

/** Every code that the program can report, once, sorted. A code that several functions make has all their comments. */
export function allCodes(): readonly DocumentedCode[] {
  const byCode = new Map<string, DocumentedCode>()
  for (const file of SOURCES.flatMap(typeScriptUnder).sort())
    for (const entry of codesOf(file)) byCode.set(entry.code, merged(byCode.get(entry.code), entry))
  return [...byCode.values()].sort((one, other) => (one.code < other.code ? -1 : 1))
}

const SOURCES: readonly string[] = ['src', 'plugins']

/** `error('a/b'` of a message, `code: 'a/b'` of an object, and `['a/b'` of a table or a fallback. */
const CODE =
  /\b(?<severity>error|warning|info)\(\s*'(?<made>[a-z-]+\/[\w-]+)'|\bcode: '(?<written>[a-z-]+\/[\w-]+)'|\[\s*'(?<listed>yaml\/[\w-]+)'/g

function codesOf(file: string): DocumentedCode[] {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(CODE)].map(match => {
    const { severity, made, written, listed } = match.groups!
    const behind = text.slice(match.index, match.index + 200)
    return {
      code: (made ?? written ?? listed)!,
      severity: severity ?? /^[^}]*?severity: '(\w+)'/.exec(behind)?.[1] ?? 'error',
      explanation: commentAbove(text.slice(0, match.index)),
      file,
    }
  })
}

/** The comment that stands closest above, unless a function ends between the two. */
function commentAbove(text: string): string {
  const start = text.lastIndexOf('/**')
  const [comment = '', ...behind] = text.slice(Math.max(start, 0)).split('*/')
  if (start < 0 || /^}$/m.test(behind.join('*/'))) return ''
  return comment
    .split('\n')
    .map(line => line.replace(/^\s*\/?\*+\s?/, '').trim())
    .filter(Boolean)
    .join(' ')
}

function merged(known: DocumentedCode | undefined, entry: DocumentedCode): DocumentedCode {
  if (!known || known.explanation === entry.explanation) return known ?? entry
  return { ...known, explanation: `${known.explanation} ${entry.explanation}`.trim() }
}

function typeScriptUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.ts'))
    .map(path => `${folder}/${path.split(sep).join('/')}`)
}
