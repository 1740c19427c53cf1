import { keyOriginOf, type Origin, violationOfDns1035Label } from 'k3s-platform/plugin'
import type { ComposeProject } from '../model/project.ts'
import { mentionsOf } from './mentions.ts'
import { conflictingHosts, renamedService, unusableName } from './name-messages.ts'
import type { Stack } from './stack.ts'

/** Names in the cluster by names in the compose file: invalid names of Services are changed, and reported. */
export function hostsOf({ services }: ComposeProject, report: Stack['report']): ReadonlyMap<string, string> {
  const hosts = new Map<string, string>()
  const owners = new Map<string, string>()
  for (const name of Object.keys(services)) {
    const host = hostOf(name)
    const at = keyOriginOf(services, name)
    const violation = violationOfDns1035Label(host)
    const owner = owners.get(host)
    if (violation) report(unusableName(name, host, violation, at))
    else if (owner !== undefined) report(conflictingHosts(name, owner, host, at))
    else if (host !== name) report(renamedService(name, host, at, placesOfOldName(name, services)))
    hosts.set(name, host)
    owners.set(host, owners.get(host) ?? name)
  }
  return hosts
}

/** Where other services probably connect to one by its name that the cluster does not have. */
function placesOfOldName(name: string, services: ComposeProject['services']): readonly Origin[] {
  // Capitals make no difference to a name server.
  if (hostOf(name) === name.toLowerCase()) return []
  return mentionsOf(name, services).map(({ at }) => at)
}

/** A name with what names in a cluster cannot have replaced: lower case, `-` for `_` and `.`. */
export function hostOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[_.]/g, '-')
    .replace(/(?<!-)-+$/, '')
}

/** A short name made of any text: for volumes of a pod, and parts of names of objects. */
export function slugOf(text: string): string {
  const slug = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|(?<!-)-+$/g, '')
  return slug.slice(0, 50).replace(/(?<!-)-+$/, '') || 'x'
}
