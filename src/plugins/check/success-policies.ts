import type { Mistake, Pointer, Resource } from 'k3s-platform/plugin'
import { missingField, outOfRange } from 'k3s-platform/plugin'

/** When a Job of numbered pods has done enough, by a feature that is newer than the types of Kubernetes here. */
export function* successMistakes(
  resource: Resource,
  spec: { readonly completions?: number },
  pointer: Pointer,
): Iterable<Mistake> {
  const { successPolicy } = spec as { readonly successPolicy?: SuccessPolicy }
  if (!successPolicy) return
  const rules = successPolicy.rules ?? []
  if (rules.length === 0) yield missingField({ resource, pointer: `${pointer}/successPolicy` }, 'rules')
  for (const [index, { succeededCount: count, succeededIndexes: indexes }] of rules.entries()) {
    const at = `${pointer}/successPolicy/rules/${index}`
    if (count === undefined && indexes === undefined)
      yield missingField({ resource, pointer: at }, 'succeededCount', 'it needs "succeededCount" or "succeededIndexes"')
    const most = spec.completions ?? Number.POSITIVE_INFINITY
    if (count !== undefined && (count < 0 || count > most))
      yield outOfRange(
        { resource, pointer: `${at}/succeededCount` },
        count,
        `from 0 to ${most}, the number of "completions"`,
      )
  }
}

interface SuccessPolicy {
  readonly rules?: readonly { readonly succeededCount?: number; readonly succeededIndexes?: string }[]
}
