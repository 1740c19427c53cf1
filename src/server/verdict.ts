import type { Answer } from './transport.ts'

/** What a real API server thinks of one object. */
export interface Verdict {
  readonly accepted: boolean
  /** The HTTP status; 422 for an invalid field, 400 for an unknown one, 404 for an unknown kind or namespace. */
  readonly status: number
  /** The server's own words; empty when it accepted. */
  readonly message: string
  readonly causes: readonly Cause[]
  /** What the server let pass with a remark, PodSecurity's remarks included. */
  readonly warnings: readonly string[]
  /** The namespace whose absence is the reason that the server refused. */
  readonly missingNamespace?: string
  /** The object as the server read and completed it; absent when it refused. */
  readonly object?: unknown
}

/** One field the server refused and why. */
export interface Cause {
  readonly field: string
  readonly message: string
}

interface Status {
  readonly message?: string
  readonly reason?: string
  readonly details?: {
    readonly kind?: string
    readonly name?: string
    readonly causes?: readonly { readonly field?: string; readonly message?: string }[]
  }
}

/** Reads the verdict out of an answer. */
export function verdictOf({ status, body, warnings }: Answer): Verdict {
  if (status >= 200 && status < 300) return { accepted: true, status, message: '', causes: [], warnings, object: body }
  const refusal: Status = typeof body === 'object' && body !== null ? body : { message: String(body) }
  const causes = (refusal.details?.causes ?? []).map(({ field = '', message = '' }) => ({ field, message }))
  const missingNamespace =
    refusal.reason === 'NotFound' && refusal.details?.kind === 'namespaces' ? refusal.details.name : undefined
  return {
    accepted: false,
    status,
    message: refusal.message ?? '',
    causes,
    warnings,
    ...(missingNamespace !== undefined && { missingNamespace }),
  }
}

/** Whether the server refused to answer: who asks has no right to. */
export function isNotAllowed({ status, message }: Verdict): boolean {
  return status === 403 && /\bUser "[^"]*" cannot /.test(message)
}
