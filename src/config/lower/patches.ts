import type { ObjectPatch, PatchOperation } from '../../ir/object-patch.ts'
import { originsOf } from '../../ir/provenance.ts'
import type { Patch, PatchOperation as Written } from '../../schema/patches.ts'
import { missingKey } from '../schema-messages.ts'
import { type Lowering, lowered } from './lowering.ts'
import { ambiguousPatch } from './unit-messages.ts'

/** The patches of an entry; those that say both or neither of what a patch does are reported. */
export function toPatches(
  patches: readonly Patch[] | undefined,
  { report }: Pick<Lowering, 'report'>,
): readonly ObjectPatch[] | undefined {
  return patches?.map(patch => {
    const { kind, name, merge, operations } = patch
    if ((merge === undefined) === (operations === undefined)) report(ambiguousPatch(kind, originsOf(patch)[0]))
    return lowered<ObjectPatch>(patch, {
      kind,
      name,
      merge,
      operations: (operations ?? []).map(operation => toOperation(operation, report)),
    })
  })
}

function toOperation(written: Written, report: Lowering['report']): PatchOperation {
  const needed = NEEDS[written.op]
  if (needed && !Object.hasOwn(written, needed))
    report(missingKey(originsOf(written)[0], `an operation "${written.op}"`, needed, {}))
  return lowered<PatchOperation>(written, { ...written })
}

const NEEDS: Readonly<Record<Written['op'], 'from' | 'value' | undefined>> = {
  add: 'value',
  copy: 'from',
  move: 'from',
  remove: undefined,
  replace: 'value',
  test: 'value',
}
