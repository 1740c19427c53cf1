import type { Diagnostic, Severity } from '../ir/diagnostic.ts'
import { inOrder } from './order.ts'

/** How the report for GitHub differs from run to run. */
export interface GithubOptions {
  /** The project's folder within the repository, with `/`; empty when it is the repository's root. */
  readonly folder?: string
  /** Also report infos. */
  readonly verbose: boolean
}

/** The report for GitHub Actions: a workflow command on each line, which becomes an annotation at its place. */
export function githubReport(diagnostics: readonly Diagnostic[], options: GithubOptions): string {
  return inOrder(diagnostics)
    .filter(({ severity }) => options.verbose || severity !== 'info')
    .map(diagnostic => `${command(diagnostic, options.folder ?? '')}\n`)
    .join('')
}

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' }

function command({ severity, code, message, hint, environments, at }: Diagnostic, folder: string): string {
  const place = at && { file: folder ? `${folder}/${at.file}` : at.file, line: at.line, col: at.column }
  const properties = Object.entries({ ...place, title: code }).map(([key, value]) => `${key}=${escapedProperty(value)}`)
  const where = environments ? ` (${environments.join(', ')})` : ''
  const text = hint ? `${message}${where}\n${hint}` : `${message}${where}`
  return `::${commands[severity]} ${properties.join(',')}::${escaped(text)}`
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapedProperty(value: string | number): string {
  return escaped(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
