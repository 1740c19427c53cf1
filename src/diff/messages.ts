import { type Diagnostic, warning } from '../ir/diagnostic.ts'
import type { Origin } from '../ir/origin.ts'
import type { Removal } from './removal.ts'

/** Where a removal is told. */
export interface RemovalContext {
  readonly environment: string
  /** The place of what is there instead, or of the entry that is left. */
  readonly at?: Origin | undefined
  /** Whether whoever builds has said that it is meant. */
  readonly allowed: boolean
}

/** Says what goes from the tree, and what follows from it. */
export function removalMessage(removal: Removal, context: RemovalContext): Diagnostic {
  const { severity, ...rest } = MESSAGES[removal.what](removal, context)
  const { environment, at, allowed } = context
  return { ...rest, severity: allowed ? 'info' : severity, environments: [environment], ...(at && { at }) }
}

const MESSAGES: Readonly<Record<Removal['what'], typeof removesUnit>> = {
  claim: removesClaim,
  namespace: removesNamespace,
  unit: removesUnit,
}

/**
 * The tree had a unit that it does not have any longer: its entry was removed, renamed or switched off in this
 * environment. Argo CD deletes (prunes) the objects that are gone from the tree; claims stay, because they say
 * `Prune=false`. A unit under another name is another unit: its objects are made anew. With `--strict` nothing is
 * written unless `--allow-remove` says that it is meant.
 */
function removesUnit({ name, instead }: Removal, { environment }: RemovalContext): Diagnostic {
  return warning(
    'diff/removes-unit',
    `${name} goes from the tree of ${environment}${instead ? `, where ${instead.name} is new and nearly the same: renamed?` : '.'}`,
    undefined,
    instead
      ? `Argo CD deletes the objects of ${name} and makes those of ${instead.name}; its claims begin empty. To keep what runs, keep the name. If it is meant: --allow-remove`
      : 'Argo CD deletes its objects; its claims and their data stay. If it is meant: --allow-remove',
  )
}

/**
 * The tree had a claim that it does not have any longer: its unit or its volume was removed, renamed or moved to another
 * namespace. Claims say `Prune=false`, so that Argo CD leaves it in the cluster with its data, where nobody uses it. A
 * claim under another name or in another namespace begins empty. With `--strict` nothing is written unless
 * `--allow-remove` says that it is meant.
 */
function removesClaim({ name, namespace = 'default', instead }: Removal, { environment }: RemovalContext): Diagnostic {
  const other = instead && (instead.name === name ? `the one in namespace "${instead.namespace}"` : `"${instead.name}"`)
  return warning(
    'diff/removes-claim',
    `The claim "${name}" in namespace "${namespace}" goes from the tree of ${environment}${other ? `, where ${other} is new: renamed or moved?` : '.'}`,
    undefined,
    [
      ...(other
        ? [`A claim under another name or in another namespace begins empty: copy the data, or keep the name.`]
        : []),
      `Argo CD leaves it and its data in the cluster (Prune=false); to delete both: kubectl delete persistentvolumeclaim ${name} --namespace ${namespace}`,
      'If it is meant: --allow-remove',
    ].join('\n'),
  )
}

/**
 * Every object that the tree had in a namespace is gone from it. Argo CD deletes these, and leaves the namespace itself,
 * with the claims and whatever else is in it. With `--strict` nothing is written unless `--allow-remove` says that it is
 * meant.
 */
function removesNamespace({ name }: Removal, { environment }: RemovalContext): Diagnostic {
  return warning(
    'diff/removes-namespace',
    `Nothing of the tree of ${environment} is in namespace "${name}" any longer.`,
    undefined,
    `The namespace stays, with its claims and what others have in it; kubectl delete namespace ${name} deletes all of that.\nIf it is meant: --allow-remove`,
  )
}
