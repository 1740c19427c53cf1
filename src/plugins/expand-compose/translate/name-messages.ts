import { type Diagnostic, error, type Origin, warning } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * The name of a compose service is no name that a Kubernetes Service can have, so the service gets a similar one: lower
 * case, `-` instead of `_` and `.`. Whoever connects to it by the old name has to use the new one.
 */
export function renamedService(name: string, host: string, at: Place, mentions: readonly Origin[]): Diagnostic {
  return warning(
    'compose/renamed-service',
    `The service "${name}" is called "${host}" in the cluster, which knows no such names as the first.`,
    at,
    `Rename it to "${host}" in the compose file, and use that name wherever others connect to it.`,
    {
      ...(mentions.length > 0 && {
        related: mentions.map(place => ({ message: 'the old name stands here', at: place })),
      }),
      loss: 'approximated',
    },
  )
}

/**
 * Two services of a stack, or two of its volumes, networks, configs or secrets, would have the same name in the cluster,
 * because only `_`, `.` or capitals set them apart.
 */
export function conflictingHosts(name: string, other: string, host: string, at: Place): Diagnostic {
  return error(
    'compose/conflicting-names',
    `"${name}" and "${other}" would both be called "${host}" in the cluster.`,
    at,
    'Rename one of them.',
  )
}

/** No Service of Kubernetes can have the name, not even with its strange characters replaced: it must start with a letter. */
export function unusableName(name: string, host: string, violation: string, at: Place): Diagnostic {
  return error(
    'compose/unusable-name',
    `The service "${name}" cannot be called "${host}" in the cluster: ${violation}.`,
    at,
    'Rename it in the compose file: lower-case letters, digits and "-", a letter first, at most 63 characters.',
  )
}

/**
 * A further name of a service (an alias of a network, a link, its `container_name`) is already the name of another
 * service. In a cluster a name leads to one Service.
 */
export function conflictingAlias(alias: string, owner: string, at: Place): Diagnostic {
  return error(
    'compose/conflicting-alias',
    `The name "${alias}" belongs to the service "${owner}" already.`,
    at,
    'Choose another alias, or remove it.',
  )
}
