import type { PythonFiles } from './entry-files.ts'

/** The text of a Python file whose lines end with `\n`, or why there is none, in words that follow "cannot be read: ". */
export function pythonText(path: string, files: PythonFiles): { readonly text: string } | { readonly problem: string } {
  const reading = files.read(path)
  if ('problem' in reading) return { problem: `it is ${reading.problem}` }
  const encoding = encodingOf(reading.bytes)
  if (!/^(?:utf-?8(?:-sig)?|(?:us-)?ascii)$/.test(encoding)) return { problem: `it declares the encoding ${encoding}` }
  const text = decoded(reading.bytes)
  if (text === undefined) return { problem: 'it is not UTF-8' }
  return { text: text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text }
}

/** What a comment in the first two lines says, in lower case. */
function encodingOf(bytes: Uint8Array): string {
  const [first = '', second = ''] = new TextDecoder('latin1').decode(bytes.subarray(0, 1000)).split(/\r\n?|\n/)
  const isBehind = /^[ \t\f]*(?:#|$)/.test(first.replace(/^ï»¿/, ''))
  const cookie = COOKIE.exec(first.replace(/^ï»¿/, '')) ?? (isBehind ? COOKIE.exec(second) : null)
  return cookie ? cookie[1]!.toLowerCase().replaceAll('_', '-') : 'utf-8'
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/
