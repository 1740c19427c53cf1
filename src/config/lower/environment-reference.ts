import type { EnvVar } from '../../ir/env-var.ts'
import { because, keyOriginOf } from '../../ir/provenance.ts'
import type { EnvironmentReference } from '../../schema/environment.ts'
import { incompleteReference } from './environment-messages.ts'
import { type Lowering, lowered, optionalText } from './lowering.ts'
import { ambiguousReference, unusedKey } from './messages.ts'

/** A variable with its value from elsewhere, which one key names. */
export function toReference(reference: EnvironmentReference, lowering: Lowering): EnvVar | undefined {
  const { name, from } = reference
  const { named, further } = KEYS_OF[from]
  const others = Object.values(KEYS_OF).filter(keys => keys.named !== named)
  if (reference[named] === undefined || others.some(keys => reference[keys.named] !== undefined)) {
    lowering.report(ambiguousReference(name, from, named, keyOriginOf(reference, 'from')))
    return undefined
  }
  for (const key of new Set(others.flatMap(keys => keys.further)))
    if (reference[key] !== undefined && !further.includes(key)) {
      const hint = 'Remove it.'
      lowering.report(unusedKey(key, `a variable from a ${from}`, hint, keyOriginOf(reference, key)))
    }
  switch (from) {
    case 'field':
      return lowered<EnvVar>(reference, { kind: 'field', name, path: because(reference.field!, 'field') })
    case 'resource':
      return lowered<EnvVar>(reference, {
        kind: 'resource',
        name,
        resource: reference.resource!,
        divisor: optionalText(reference, 'divisor'),
      })
    case 'configmap':
    case 'secret':
      return toKey(reference, named, lowering)
    default:
      return from satisfies never
  }
}

function toKey(reference: EnvironmentReference, named: Named, { report }: Lowering): EnvVar | undefined {
  const { name, from, key, optional } = reference
  if (key === undefined) {
    report(incompleteReference(name, from, keyOriginOf(reference, 'from')))
    return undefined
  }
  return lowered<EnvVar>(reference, {
    kind: 'reference',
    name,
    from: from === 'secret' ? 'secret' : 'configMap',
    object: because(reference[named]!, named),
    key,
    ...(optional && { optional }),
  })
}

type Named = 'configmap_name' | 'field' | 'resource' | 'secret_name'

/** The key that names where a value is, and those that may be with it. */
const KEYS_OF: Readonly<
  Record<
    EnvironmentReference['from'],
    { readonly named: Named; readonly further: readonly ('divisor' | 'key' | 'optional')[] }
  >
> = {
  secret: { named: 'secret_name', further: ['key', 'optional'] },
  configmap: { named: 'configmap_name', further: ['key', 'optional'] },
  field: { named: 'field', further: [] },
  resource: { named: 'resource', further: ['divisor'] },
}
