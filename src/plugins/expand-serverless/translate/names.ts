import { originsOf, violationOfDns1035Label } from 'k3s-platform/plugin'
import type { DiscoveredFunction } from '../discover/discovered-function.ts'
import type { FunctionEntry } from './entry.ts'
import { conflictingFunctions, renamedFunction, unusableFunctionName } from './messages.ts'

/**
 * Names in the cluster by functions: `<entry>-<function>`, in lower case and with `-` for `_`. Two functions that
 * differ only in that are reported.
 */
export function hostsOf(
  functions: readonly DiscoveredFunction[],
  { name: entry, report }: Pick<FunctionEntry, 'name' | 'report'>,
): ReadonlyMap<DiscoveredFunction, string> {
  const hosts = new Map<DiscoveredFunction, string>()
  const owners = new Map<string, DiscoveredFunction>()
  for (const found of functions) {
    const own = found.name
      .toLowerCase()
      .replaceAll('_', '-')
      .replace(/^-+|(?<!-)-+$/g, '')
    const host = `${entry}-${own}`
    const at = originsOf(found, 'name')[0]
    const violation = violationOf(host, found)
    const owner = owners.get(host)
    if (violation) report(unusableFunctionName(found.name, host, violation, at))
    else if (owner) report(conflictingFunctions(found.name, owner.name, host, at, originsOf(owner, 'name')[0]))
    else if (own !== found.name) report(renamedFunction(found.name, host, at))
    hosts.set(found, host)
    owners.set(host, owner ?? found)
  }
  return hosts
}

/** A CronJob appends the time of a run, eleven characters, to its name. */
function violationOf(host: string, { trigger }: DiscoveredFunction): string | undefined {
  if (trigger.type === 'schedule' && host.length > 52)
    return `of a scheduled function must have at most 52 characters, not ${host.length}`
  return violationOfDns1035Label(host)
}
