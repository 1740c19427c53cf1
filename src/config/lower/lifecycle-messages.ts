import { type Diagnostic, error } from '../../ir/diagnostic.ts'
import type { Origin } from '../../ir/origin.ts'

/** A hook of `lifecycle` does one thing: it runs a command, sends a request or waits. */
export function ambiguousHook(moment: string, at: Origin | undefined): Diagnostic {
  return error(
    'config/ambiguous-hook',
    `"${moment}" must have exactly one of "command", "path" and "sleep".`,
    at,
    'Keep one of them, for example: sleep: 10.',
  )
}

/** A hook of `lifecycle` sends a request, but names no port, and the container of the entry lists none under `ports`. */
export function incompleteHook(moment: string, at: Origin | undefined): Diagnostic {
  return error('config/incomplete-hook', `"${moment}" sends a request, but to no port.`, at, 'Add "port: 8080".')
}
