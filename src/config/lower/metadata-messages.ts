import { type Diagnostic, error } from '../../ir/diagnostic.ts'
import type { Origin } from '../../ir/origin.ts'

/** A label of an entry has the key of a label that identifies its objects and pods. Selectors and policies use those. */
export function reservedLabel(label: string, name: string, at: Origin | undefined): Diagnostic {
  return error(
    'config/reserved-label',
    `The label "${label}" of "${name}" is reserved: k3s-platform identifies objects and pods by it.`,
    at,
    'Choose another key, such as "example.com/team".',
  )
}
