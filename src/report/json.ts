import type { Diagnostic } from '../ir/diagnostic.ts'
import type { Origin } from '../ir/origin.ts'
import { inOrder } from './order.ts'

/** The report for editors and other programs: all diagnostics with all they know, keys always in the same order. */
export function jsonReport(diagnostics: readonly Diagnostic[]): string {
  return `${JSON.stringify({ schemaVersion, diagnostics: inOrder(diagnostics).map(plainDiagnostic) }, undefined, 2)}\n`
}

/** Rises when a reader of the report would have to change. */
const schemaVersion = 1

function plainDiagnostic(diagnostic: Diagnostic): object {
  const { code, severity, message, hint, at, related, environments, entry } = diagnostic
  return {
    code,
    severity,
    message,
    hint,
    at: at && plainOrigin(at),
    related: related?.map(place => ({ message: place.message, at: plainOrigin(place.at) })),
    environments,
    entry,
  }
}

function plainOrigin({ file, line, column, length, path, rule }: Origin): Origin {
  return { file, line, column, length, path, rule }
}
