import type { Diagnostic } from '../ir/diagnostic.ts'
import type { Origin } from '../ir/origin.ts'
import type { Loss, StackLosses } from './loss-report.ts'
import { inOrder } from './order.ts'

/** What the report for programs has in addition to the diagnostics. */
export interface JsonOptions {
  /** What compose stacks lost. */
  readonly losses?: readonly StackLosses[] | undefined
}

/** The report for editors and other programs: all diagnostics with all they know, keys always in the same order. */
export function jsonReport(diagnostics: readonly Diagnostic[], { losses }: JsonOptions = {}): string {
  const report = {
    schemaVersion,
    diagnostics: inOrder(diagnostics).map(plainDiagnostic),
    lossReport: losses?.map(plainStack),
  }
  return `${JSON.stringify(report, undefined, 2)}\n`
}

/** Rises when a reader of the report would have to change. */
const schemaVersion = 1

function plainDiagnostic(diagnostic: Diagnostic): object {
  const { code, severity, message, hint, at, related, environments, entry, service, loss, fix } = diagnostic
  return {
    code,
    severity,
    message,
    hint,
    at: at && plainOrigin(at),
    related: related?.map(place => ({ message: place.message, at: plainOrigin(place.at) })),
    environments,
    entry,
    service,
    loss,
    fix,
  }
}

function plainStack({ unit, environments, complete, approximated, dropped, losses }: StackLosses): object {
  return { unit, environments, complete, approximated, dropped, losses: losses.map(plainLoss) }
}

function plainLoss({ service, loss, code, message, hint, at, environments }: Loss): object {
  return { service, loss, code, message, hint, at: at && plainOrigin(at), environments }
}

function plainOrigin({ file, line, column, length, path, rule }: Origin): Origin {
  return { file, line, column, length, path, rule }
}
