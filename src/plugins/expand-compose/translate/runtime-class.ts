import { originsOf, violationOfDns1123Subdomain } from 'k3s-platform/plugin'
import { approximatedKey, ignoredKey, unsupportedKey } from './loss-messages.ts'
import type { Subject } from './stack.ts'

/** The RuntimeClass that `runtime` names. */
export function toRuntimeClass({ service, report }: Subject): string | undefined {
  const { runtime } = service
  if (runtime === undefined) return undefined
  const at = originsOf(service, 'runtime')[0]
  const violation = violationOfDns1123Subdomain(runtime)
  if (runtime === 'runc') report(ignoredKey('runtime: runc', 'it is what every node has', at))
  else if (violation)
    report(
      unsupportedKey(
        'runtime',
        `"${runtime}" is not a valid name of a RuntimeClass: ${violation}`,
        'Name a RuntimeClass.',
        at,
      ),
    )
  else {
    const needs = `needs a RuntimeClass of this name in the cluster, or there will be no pods`
    report(approximatedKey(`runtime: ${runtime}`, needs, at))
    return runtime
  }
  return undefined
}
