import { type Diagnostic, error, type Origin, warning } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * The name of a compose service is not valid for a Kubernetes Service, so the service gets a similar one: lower case,
 * `-` instead of `_` and `.`. Clients that connect to the old name must use the new one.
 */
export function renamedService(name: string, host: string, at: Place, mentions: readonly Origin[]): Diagnostic {
  return warning(
    'compose/renamed-service',
    `The service "${name}" is named "${host}" in the cluster, where its own name is not valid.`,
    at,
    `Rename it to "${host}" in the compose file, and use that name wherever others connect to it.`,
    {
      ...(mentions.length > 0 && {
        related: mentions.map(place => ({ message: 'the old name is used here', at: place })),
      }),
      loss: 'approximated',
    },
  )
}

/**
 * Two services of a stack, or two of its volumes, networks, configs or secrets, would have the same name in the
 * cluster, because they differ only in `_`, `.` or upper case.
 */
export function conflictingHosts(name: string, other: string, host: string, at: Place): Diagnostic {
  return error(
    'compose/conflicting-names',
    `"${name}" and "${other}" would both be named "${host}" in the cluster.`,
    at,
    'Rename one of them.',
  )
}

/** A Kubernetes Service cannot have the name, even with invalid characters replaced: it must start with a letter. */
export function unusableName(name: string, host: string, violation: string, at: Place): Diagnostic {
  return error(
    'compose/unusable-name',
    `The service "${name}" cannot be named "${host}" in the cluster: ${violation}.`,
    at,
    'Rename it in the compose file: lower-case letters, digits and "-", a letter first, at most 63 characters.',
  )
}

/**
 * A further name of a service (an alias of a network, a link, its `container_name`) is already the name of another
 * service. In a cluster, a name resolves to one Service.
 */
export function conflictingAlias(alias: string, owner: string, at: Place): Diagnostic {
  return error(
    'compose/conflicting-alias',
    `The name "${alias}" already belongs to the service "${owner}".`,
    at,
    'Choose another alias, or remove it.',
  )
}
