import type { Diagnostic, DiagnosticCode, Severity } from '../ir/diagnostic.ts'
import type { Fix } from '../ir/fix.ts'
import type { Origin } from '../ir/origin.ts'
import { inOrder } from './order.ts'

/** What a SARIF log has about the run in addition to the diagnostics. */
export interface SarifOptions {
  /** The version of the program. */
  readonly version: string
  /** The project's folder within the repository, with `/`; empty when it is the repository's root. */
  readonly folder?: string
}

/** The report for code scanning: a SARIF 2.1.0 log of one run. */
export function sarifReport(diagnostics: readonly Diagnostic[], { version, folder = '' }: SarifOptions): string {
  const ordered = inOrder(diagnostics)
  const codes = [...new Set(ordered.map(({ code }) => code))].sort()
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'k3s-platform', version, rules: codes.map(rule) } },
        columnKind: 'utf16CodeUnits',
        results: ordered.map(diagnostic => result(diagnostic, codes.indexOf(diagnostic.code), folder)),
      },
    ],
  }
  return `${JSON.stringify(log, undefined, 2)}\n`
}

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' }

function rule(code: DiagnosticCode): object {
  return { id: code, shortDescription: { text: code.replace('/', ': ').replaceAll('-', ' ') } }
}

function result(diagnostic: Diagnostic, ruleIndex: number, folder: string): object {
  const { code, severity, message, hint, at, related, environments, entry, fix } = diagnostic
  return {
    ruleId: code,
    ruleIndex,
    level: levels[severity],
    message: { text: hint ? `${message} ${hint}` : message },
    ...(at && { locations: [{ ...location(at, folder), logicalLocations: [{ fullyQualifiedName: at.path }] }] }),
    ...(related && {
      relatedLocations: related.map((place, id) => ({
        id,
        ...location(place.at, folder),
        message: { text: place.message },
      })),
    }),
    ...(fix && { fixes: [{ ...(hint && { description: { text: hint } }), artifactChanges: changes(fix, folder) }] }),
    ...((environments || entry) && { properties: { environments, entry } }),
  }
}

function location(origin: Origin, folder: string): object {
  return { physicalLocation: { artifactLocation: artifact(origin.file, folder), region: region(origin) } }
}

function changes({ edits }: Fix, folder: string): readonly object[] {
  const files = [...new Set(edits.map(({ file }) => file))]
  return files.map(name => ({
    artifactLocation: artifact(name, folder),
    replacements: edits
      .filter(({ file }) => file === name)
      .map(edit => ({ deletedRegion: region(edit), insertedContent: { text: edit.text } })),
  }))
}

function artifact(file: string, folder: string): object {
  const uri = (folder ? `${folder}/${file}` : file).split('/').map(encodeURIComponent).join('/')
  return { uri, uriBaseId: '%SRCROOT%' }
}

function region({ line, column, length }: Pick<Origin, 'column' | 'length' | 'line'>): object {
  return { startLine: line, startColumn: column, endColumn: column + length }
}
