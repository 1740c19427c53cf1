import type { Diagnostic } from '../ir/diagnostic.ts'
import { BLOCKS, type OpenBlock } from '../schema/added-keys.ts'
import { type Validated, validators } from './validators.ts'
import { BLOCK_NAMES, type Vocabulary } from './vocabulary.ts'
import { keyTaken } from './vocabulary-messages.ts'

/** Keys that plugins declare and that apps.yaml has without them: its validators, which know those alone, accept them. */
export async function takenKeys({ owners }: Vocabulary): Promise<readonly Diagnostic[]> {
  const all = await validators()
  return BLOCKS.flatMap(block => {
    const declared = Object.keys(owners[block])
    if (declared.length === 0) return []
    const { section, around } = PROBES[block]
    const validator = all[section]
    validator(around(Object.fromEntries(declared.map(key => [key, '']))))
    const unknown = (validator.errors ?? []).map(({ params }) => params.additionalProperty)
    return declared
      .filter(key => !unknown.includes(key))
      .map(key => keyTaken(BLOCK_NAMES[block], key, owners[block][key]!))
  })
}

/** A node that has the block in it, and what validates the node. */
const PROBES: Readonly<Record<OpenBlock, { readonly section: Validated; around(keys: object): object }>> = {
  environment: { section: 'root', around: keys => ({ environments: { probe: keys } }) },
  ingress: { section: 'apps', around: keys => ({ ingress: keys }) },
  scaling: { section: 'apps', around: keys => ({ scaling: keys }) },
}
