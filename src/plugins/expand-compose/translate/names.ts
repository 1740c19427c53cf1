import {
  distinct,
  keyOriginOf,
  literalPattern,
  type Origin,
  originsOf,
  violationOfDns1035Label,
} from 'k3s-platform/plugin'
import type { ComposeProject } from '../model/project.ts'
import { conflictingHosts, renamedService, unusableName } from './name-messages.ts'
import type { Stack } from './stack.ts'

/** Names in the cluster by names in the compose file: those that no Service can have are changed, and told. */
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
    else if (host !== name) report(renamedService(name, host, at, mentionsOf(name, services)))
    hosts.set(name, host)
    owners.set(host, owners.get(host) ?? name)
  }
  return hosts
}

/** Where other services probably connect to one by its name: in their variables and commands. */
function mentionsOf(name: string, services: ComposeProject['services']): readonly Origin[] {
  // Capitals make no difference to a name server.
  if (hostOf(name) === name.toLowerCase()) return []
  const written = new RegExp(`(?<![\\w.-])${literalPattern(name)}(?![\\w.-])`)
  const found = Object.entries(services).flatMap(([other, { environment, command, entrypoint, healthcheck }]) =>
    other === name
      ? []
      : [environment, command, entrypoint, healthcheck?.test].flatMap(node =>
          Object.entries(node ?? {}).flatMap(([key, value]) =>
            typeof value === 'string' && written.test(value)
              ? originsOf(node, Array.isArray(node) ? Number(key) : key).slice(0, 1)
              : [],
          ),
        ),
  )
  return distinct(found).slice(0, MOST_MENTIONS)
}

const MOST_MENTIONS = 5

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
