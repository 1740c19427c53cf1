import { type Diagnostic, error, warning } from '../ir/diagnostic.ts'
import type { Origin } from '../ir/origin.ts'
import { folderOfClaim } from './moved-data.ts'
import type { Removal } from './removal.ts'

/** Where a removal is reported. */
export interface RemovalContext {
  readonly environment: string
  /** The place of the replacement, or of the remaining entry. */
  readonly at?: Origin | undefined
  /** Whether `--allow-remove` confirms it. */
  readonly allowed: boolean
}

/** Reports a removal from the tree and its consequences. */
export function removalMessage(removal: Removal, context: RemovalContext): Diagnostic {
  const { severity, ...rest } = MESSAGES[removal.what](removal, context)
  const { environment, at, allowed } = context
  return { ...rest, severity: allowed ? 'info' : severity, environments: [environment], ...(at && { at }) }
}

const MESSAGES: Readonly<Record<Removal['what'], typeof removesUnit>> = {
  claim: removesClaim,
  data: movesData,
  namespace: removesNamespace,
  unit: removesUnit,
}

/**
 * A unit is no longer in the tree: its entry was removed, renamed or disabled in this environment. Argo CD deletes
 * (prunes) objects that are removed from the tree; claims stay, because they have `Prune=false`. A unit with another
 * name is another unit: its objects are recreated. With `--strict` nothing is written unless `--allow-remove` confirms
 * it.
 */
function removesUnit({ name, instead }: Removal, { environment }: RemovalContext): Diagnostic {
  return warning(
    'diff/removes-unit',
    `${name} is removed from the tree of ${environment}${instead ? `, where ${instead.name} is new and nearly the same: renamed?` : '.'}`,
    undefined,
    instead
      ? `Argo CD deletes the objects of ${name} and creates those of ${instead.name}; its claims start empty. To avoid that, keep the name. If it is intended: --allow-remove`
      : 'Argo CD deletes its objects; its claims and their data stay. If it is intended: --allow-remove',
  )
}

/**
 * A claim is no longer in the tree: its unit or its volume was removed, renamed or moved to another namespace. Claims
 * have `Prune=false`, so Argo CD keeps it in the cluster with its data, unused. A claim with another name or in another
 * namespace starts empty. With `--strict` nothing is written unless `--allow-remove` confirms it.
 */
function removesClaim({ name, namespace = 'default', instead }: Removal, { environment }: RemovalContext): Diagnostic {
  const other = instead && (instead.name === name ? `the one in namespace "${instead.namespace}"` : `"${instead.name}"`)
  return warning(
    'diff/removes-claim',
    `The claim "${name}" in namespace "${namespace}" is removed from the tree of ${environment}${other ? `, where ${other} is new: renamed or moved?` : '.'}`,
    undefined,
    [
      ...(other
        ? [`A claim with another name or in another namespace starts empty: copy the data, or keep the name.`]
        : []),
      `Argo CD keeps it and its data in the cluster (Prune=false); to delete both: kubectl delete persistentvolumeclaim ${name} --namespace ${namespace}`,
      'If it is intended: --allow-remove',
    ].join('\n'),
  )
}

/**
 * A container mounts the same claim as before, but uses another folder of it, which is empty: a database starts without
 * its data, which stays in the claim. Databases of stacks use a folder below a new claim, because the disks of clouds have
 * a folder `lost+found` at their root. Nothing is written unless `--allow-remove` confirms it.
 */
function movesData({ name, namespace = 'default', unit, moved }: Removal): Diagnostic {
  const { container = '', before = '', after = '' } = moved ?? {}
  return error(
    'diff/moves-data',
    `The container "${container}" uses ${folderOfClaim(after)} of the claim "${name}" in namespace "${namespace}", no longer ${folderOfClaim(before)}: it starts empty.`,
    undefined,
    [
      unit?.startsWith('compose/') && before === ''
        ? `If the claim has data, keep using it: services.${container}.image_facts: off in apps.yaml.`
        : 'If the claim has data, keep using its folder.',
      'If it may start empty: --allow-remove',
    ].join('\n'),
  )
}

/**
 * The tree no longer has objects in a namespace. Argo CD deletes them, and keeps the namespace itself with its claims
 * and all other objects. With `--strict` nothing is written unless `--allow-remove` confirms it.
 */
function removesNamespace({ name }: Removal, { environment }: RemovalContext): Diagnostic {
  return warning(
    'diff/removes-namespace',
    `The tree of ${environment} no longer has objects in namespace "${name}".`,
    undefined,
    `The namespace stays, with its claims and all other objects; kubectl delete namespace ${name} deletes all of them.\nIf it is intended: --allow-remove`,
  )
}
