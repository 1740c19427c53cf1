import type { Diagnostic } from '../ir/diagnostic.ts'
import type { ObjectPatch } from '../ir/object-patch.ts'
import { originsOf } from '../ir/provenance.ts'
import type { Unit } from '../ir/unit.ts'
import { type Change, changesOf } from './merge-patch.ts'
import type { Operation } from './patch.ts'
import { ambiguousObject, identityPatched, patchFailed, patchWithoutObject } from './patch-messages.ts'
import { stepsOf } from './pointer.ts'
import type { Resource } from './resource.ts'
import type { Conflict, ResourceSet } from './resource-set.ts'

/** Where patches are applied, and where mistakes are reported. */
export interface PatchTarget {
  readonly resources: ResourceSet
  report(diagnostic: Diagnostic): void
  conflict(conflict: Conflict, unit: Unit['unit']): void
}

/** Applies the patches of apps.yaml, after all plugins, to the objects of the units that ask for them. */
export function applyPatches(units: readonly Unit[], target: PatchTarget): void {
  for (const unit of units)
    for (const patch of unit.patches ?? []) {
      const resource = objectOf(patch, unit, target)
      if (resource) applyPatch(patch, resource, unit, target)
    }
}

/** The object that a patch means, of the unit's own and of the Application that delivers it. */
function objectOf(patch: ObjectPatch, unit: Unit, target: PatchTarget): Resource | undefined {
  const { kind, name } = patch
  const own = [...target.resources.all()].filter(
    resource => resource.unit === unit.unit || resource.unit === `applications/${unit.name}`,
  )
  const found = own.filter(({ ref }) => ref.kind === kind && (name === undefined || ref.name === name))
  if (found.length === 1) return found[0]
  const at = originsOf(patch, name === undefined ? 'kind' : 'name')[0]
  const names = (found.length > 0 ? found : own).map(({ ref }) => `${ref.kind}/${ref.name}`)
  const problem =
    found.length > 0 ? ambiguousObject(kind, names, at) : patchWithoutObject(unit.unit, kind, name, names, at)
  target.report({ ...problem, entry: unit.unit })
  return undefined
}

function applyPatch(patch: ObjectPatch, { ref }: Resource, unit: Unit, target: PatchTarget): void {
  const changes = patch.merge ? changesOf(target.resources.get(ref)!, patch.merge) : patch.operations.map(operationOf)
  for (const { operation, origins } of changes) {
    if (changesIdentity(operation)) {
      target.report({ ...identityPatched(operation.path, origins[0]), entry: unit.unit })
      continue
    }
    try {
      const reason = { because: 'patched in apps.yaml', origins }
      const conflict = target.resources.patch(ref, [operation], reason, { plugin: 'patches', stage: 'patches' })
      if (conflict) target.conflict(conflict, unit.unit)
    } catch (error) {
      target.report({ ...patchFailed(ref, operation, (error as Error).message, origins[0]), entry: unit.unit })
    }
  }
}

function operationOf(written: ObjectPatch['operations'][number]): Change {
  return { operation: written as Operation, origins: originsOf(written, 'value' in written ? 'value' : 'path') }
}

/** What other objects, and the tree, know an object by. */
function changesIdentity({ op, path, ...rest }: Operation): boolean {
  if (op === 'test') return false
  const changed = op === 'move' && 'from' in rest ? [path, rest.from] : [path]
  return changed.map(pointer => stepsOf(pointer).join('/')).some(steps => IDENTITY.has(steps))
}

const IDENTITY: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata', 'metadata/name', 'metadata/namespace'])
