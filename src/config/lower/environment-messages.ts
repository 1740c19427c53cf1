import { type Diagnostic, error } from '../../ir/diagnostic.ts'
import type { Origin } from '../../ir/origin.ts'

/** An element of `env_refs` names a Secret or a ConfigMap, but not the key in it. */
export function incompleteReference(name: string, from: string, at: Origin | undefined): Diagnostic {
  return error(
    'config/incomplete-reference',
    `The variable "${name}" comes from a ${from}, so it requires "key".`,
    at,
    'Add the key, for example: key: password. For all keys of the object use "env_from".',
  )
}
