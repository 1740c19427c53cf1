import { originsOf, violationOfDns1035Label } from 'k3s-platform/plugin'
import type { DiscoveredFunction } from '../discover/discovered-function.ts'
import type { FunctionEntry } from './entry.ts'
import { conflictingFunctions, unusableFunctionName } from './messages.ts'

/**
 * Names in the cluster by functions: `<entry>-<function>`, in lower case and with `-` for `_`. Two functions that differ
 * in nothing else are told.
 */
export function hostsOf(
  functions: readonly DiscoveredFunction[],
  { name: entry, report }: Pick<FunctionEntry, 'name' | 'report'>,
): ReadonlyMap<DiscoveredFunction, string> {
  const hosts = new Map<DiscoveredFunction, string>()
  const owners = new Map<string, DiscoveredFunction>()
  for (const found of functions) {
    const host = `${entry}-${found.name.toLowerCase().replaceAll('_', '-')}`.replace(/-+$/, '')
    const at = originsOf(found, 'name')[0]
    const violation = violationOfDns1035Label(host)
    const owner = owners.get(host)
    if (violation) report(unusableFunctionName(found.name, host, violation, at))
    else if (owner) report(conflictingFunctions(found.name, owner.name, host, at, originsOf(owner, 'name')[0]))
    hosts.set(found, host)
    owners.set(host, owner ?? found)
  }
  return hosts
}
