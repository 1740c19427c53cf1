import type { Diagnostic } from '../ir/diagnostic.ts'
import { fieldHistory } from '../pipeline/history.ts'
import type { Pointer } from '../pipeline/pointer.ts'
import type { Resource } from '../pipeline/resource.ts'

/** What of an object a message is about. */
export interface Subject {
  readonly resource: Resource
  readonly pointer: Pointer
  /** The plugins that need not be named as the author. */
  readonly ownPlugins: ReadonlySet<string>
}

/** A message about something in an object: at the line that it comes from, with the plugin that made it. */
export function placed(
  { resource, pointer, ownPlugins }: Subject,
  { message, ...words }: Pick<Diagnostic, 'code' | 'severity' | 'message' | 'hint'>,
): Diagnostic {
  const { origins, change } = fieldHistory(resource, pointer)
  const at = origins[0] ?? fieldHistory(resource, '/metadata').origins[0]
  const author = ownPlugins.has(change.plugin) ? '' : ` Set by plugin "${change.plugin}".`
  return { ...words, message: message + author, entry: resource.unit, ...(at && { at }) }
}
