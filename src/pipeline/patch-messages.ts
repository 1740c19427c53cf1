import { closestTo } from '../ir/closest.ts'
import { type Diagnostic, error } from '../ir/diagnostic.ts'
import { enumerated } from '../ir/enumerated.ts'
import type { Origin } from '../ir/origin.ts'
import type { Ref } from '../k8s/object.ts'
import type { Operation } from './patch.ts'

/** An entry has several objects of the kind that a patch names, and the patch does not say which one it means. */
export function ambiguousObject(kind: string, names: readonly string[], at: Origin | undefined): Diagnostic {
  return error(
    'pipeline/ambiguous-object',
    `The entry has ${names.length} objects of the kind "${kind}".`,
    at,
    `Add "name" to the patch: ${enumerated(names.map(name => name.slice(kind.length + 1)))}.`,
  )
}

/**
 * A patch changes the API version, the kind, the name or the namespace of an object. Other objects and the tree know the
 * object by these, so they have keys of their own. To add a label or an annotation, patch `/metadata/labels/…`.
 */
export function identityPatched(path: string, at: Origin | undefined): Diagnostic {
  return error(
    'pipeline/identity-patched',
    `A patch cannot change "${path}", by which other objects know the object.`,
    at,
    'Change "name" or "namespace" of the entry instead.',
  )
}

/**
 * An operation of a patch does not fit the object: the field that it replaces or removes does not exist, or its parent
 * does not. `k3s-platform build --dry-run --only <entry>` prints the object.
 */
export function patchFailed(
  { kind, name }: Ref,
  { op, path }: Operation,
  problem: string,
  at: Origin | undefined,
): Diagnostic {
  const reason = problem.slice(problem.lastIndexOf(': ') + 2)
  return error(
    'pipeline/patch-failed',
    `The operation ${op} at "${path}" does not fit ${kind} "${name}": ${reason.charAt(0).toLowerCase()}${reason.slice(1)}.`,
    at,
    'Print the object with "k3s-platform build --dry-run", and correct the path.',
  )
}

/** A patch names an object that the entry does not have. It may be misspelled, or only other environments have it. */
export function patchWithoutObject(
  unit: string,
  kind: string,
  name: string | undefined,
  names: readonly string[],
  at: Origin | undefined,
): Diagnostic {
  const wanted = name === undefined ? kind : `${kind}/${name}`
  const candidates = name === undefined ? names.map(other => other.slice(0, other.indexOf('/'))) : names
  const suggestion = closestTo(wanted, candidates)
  return error(
    'pipeline/patch-without-object',
    `"${unit}" has no ${name === undefined ? `object of the kind "${kind}"` : `${kind} "${name}"`}.`,
    at,
    suggestion ? `Did you mean "${suggestion}"?` : `Its objects: ${enumerated(names, 20)}.`,
  )
}
