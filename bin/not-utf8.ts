import { FileError } from './usage-error.ts'

/** A file of the user's has a byte that no text has. */
export function notUtf8(shown: string, line: number | undefined): FileError {
  return new FileError(
    `The file "${shown}" is not valid UTF-8${line === undefined ? '' : `: see line ${line}`}.`,
    'Save it as UTF-8. In PowerShell, ">" writes UTF-16: use Set-Content -Encoding utf8.',
  )
}
