import { keyOriginOf, type Origin, originsOf, own, violationOfDns1035Label } from 'k3s-platform/plugin'
import { approximatedKey, ignoredKey, unsupportedKey } from './loss-messages.ts'
import { conflictingAlias } from './name-messages.ts'
import { hostOf } from './names.ts'
import type { Stack } from './stack.ts'

/** A further name of a service, and where it was given. */
export interface Alias {
  readonly name: string
  readonly origins: readonly Origin[]
}

/** Further names of services, by service: aliases of networks, `container_name`, and what links call them. */
export function aliasesOf(stack: Stack): ReadonlyMap<string, readonly Alias[]> {
  const { services } = stack.compose
  const owners = new Map([...stack.hosts].map(([name, host]) => [host, name]))
  const aliases = new Map<string, Alias[]>()
  const add = (service: string, written: string, key: string, origins: readonly Origin[]) => {
    const name = hostOf(written)
    const violation = violationOfDns1035Label(name)
    const owner = owners.get(name)
    if (violation)
      stack.report(
        unsupportedKey(
          key,
          `"${written}" is not a valid name of a Service: ${violation}`,
          'Use the name of the service.',
          origins[0],
        ),
      )
    else if (owner !== undefined && owner !== service) stack.report(conflictingAlias(name, owner, origins[0]))
    else if (name === stack.hosts.get(service))
      stack.report(ignoredKey(key, 'it is the name of the service anyway', origins[0]))
    else {
      if (name !== written)
        stack.report(
          approximatedKey(
            `${key}: ${written}`,
            `becomes "${name}": its own name is not valid in the cluster`,
            origins[0],
            'Use that name wherever others connect to it.',
          ),
        )
      const known = aliases.get(service)?.find(alias => alias.name === name)
      if (known)
        aliases.set(
          service,
          aliases
            .get(service)!
            .map(alias => (alias === known ? { name, origins: [...alias.origins, ...origins] } : alias)),
        )
      else aliases.set(service, [...(aliases.get(service) ?? []), { name, origins }])
      owners.set(name, service)
    }
  }
  for (const [name, service] of Object.entries(services)) {
    if (service.container_name !== undefined)
      add(name, service.container_name, 'container_name', originsOf(service, 'container_name'))
    for (const [network, settings] of Object.entries(service.networks ?? {}))
      for (const [index, alias] of (settings.aliases ?? []).entries())
        add(name, alias, `networks.${network}.aliases`, originsOf(settings.aliases, index))
    for (const [index, link] of (service.links ?? []).entries()) {
      const [target = '', alias = target] = link.split(':')
      const at = originsOf(service.links, index)
      if (own(services, target)) add(target, alias, 'links', at.length > 0 ? at : originsOf(service, 'links'))
      else
        stack.report(
          unsupportedKey(
            'links',
            `there is no service "${target}"`,
            'Remove it.',
            at[0] ?? keyOriginOf(service, 'links'),
          ),
        )
    }
  }
  return aliases
}
