import type { Fix } from './fix.ts'
import type { Origin } from './origin.ts'

/** How much a diagnostic matters: an error stops the build, a warning requires a decision, an info explains. */
export type Severity = 'error' | 'warning' | 'info'

/** `<plugin>/<rule>`: stable, documented under `docs/diagnostics.md`. */
export type DiagnosticCode = `${string}/${string}`

/** Something to say to the user about what they wrote. */
export interface Diagnostic {
  readonly code: DiagnosticCode
  readonly severity: Severity
  /** One sentence that names the thing, without blame. */
  readonly message: string
  readonly at?: Origin
  /** What to do about it. */
  readonly hint?: string
  /** The change that the hint describes. */
  readonly fix?: Fix
  /** Further places that belong to it: the other route, the base value. */
  readonly related?: readonly RelatedPlace[]
  /** The environments that it was seen in; absent when it holds for the file as such. */
  readonly environments?: readonly string[]
  /** The entry that it is about, as `apps/fastapi`. */
  readonly entry?: string
  /** The service of a stack that it is about, by its name in the compose file. */
  readonly service?: string
  /** What happened to the value that it is about, if it could not be translated as written. */
  readonly loss?: 'approximated' | 'dropped'
  /** The exception, if the program or a plugin failed, which is not a mistake of the input. Reports do not show it. */
  readonly cause?: unknown
}

/** Another place that a diagnostic points to, with a few words. */
export interface RelatedPlace {
  readonly message: string
  readonly at: Origin
}

/** What a diagnostic has beyond its sentence, its place and its hint. */
type Details = Partial<Omit<Diagnostic, 'code' | 'severity' | 'message' | 'at' | 'hint'>>

/** Makes a diagnostic: its code, one sentence, the place, and a hint that says what to write instead. */
type Declare = <More extends Details>(
  code: DiagnosticCode,
  message: string,
  at?: Origin,
  hint?: string,
  more?: More,
) => Diagnostic & More

/** An error: nothing is written. */
export const error: Declare = declaring('error')

/** A warning: the build succeeds, but you should decide something. */
export const warning: Declare = declaring('warning')

/** An info: good to know, and printed with `--verbose`. */
export const info: Declare = declaring('info')

function declaring(severity: Severity): Declare {
  return (code, message, at, hint, more) => ({
    code,
    severity,
    message,
    ...(at && { at }),
    ...(hint !== undefined && { hint }),
    ...more!,
  })
}
