import { type Diagnostic, error, info, type Origin, warning } from 'k3s-platform/plugin'

type Place = Origin | undefined

/** apps.yaml configures a service that the compose file does not have. */
export function unknownService(
  name: string,
  file: string,
  suggestion: string | undefined,
  known: readonly string[],
  at: Place,
): Diagnostic {
  return error(
    'compose/unknown-service',
    `"${file}" has no service "${name}".`,
    at,
    suggestion ? `Did you mean "${suggestion}"?` : `It has: ${known.join(', ') || 'none'}.`,
  )
}

/**
 * apps.yaml changes a volume of a service by its name, and the service does not mount a volume of that name. An
 * additional volume needs a `type` and a `mount_path`.
 */
export function unknownVolume(name: string, service: string, suggestion: string | undefined, at: Place): Diagnostic {
  return error(
    'compose/unknown-volume',
    `The service "${service}" does not mount a volume "${name}".`,
    at,
    suggestion ? `Did you mean "${suggestion}"?` : 'An additional volume needs a "type" and a "mount_path".',
  )
}

/** A service has profiles, and none of them is active in this environment, so nothing is written for it. */
export function inactiveService(name: string, profiles: readonly string[], at: Place): Diagnostic {
  return info(
    'compose/inactive-service',
    `"${name}" is not in the tree: its profiles (${profiles.join(', ')}) are not active.`,
    at,
    'Add one of them to "profiles" of the stack in apps.yaml; the name of the environment is always active.',
    { loss: 'dropped' },
  )
}

/**
 * A scaler changes the number of pods of a Deployment; a workload that runs to its end or on every node has no such
 * number.
 */
export function unscalable(name: string, kind: string, type: string, at: Place): Diagnostic {
  return error(
    'compose/unscalable',
    `"${name}" becomes a ${kind}, which scaling of type "${type}" cannot change.`,
    at,
    'Remove "scaling" from the service in apps.yaml, or change its kind in the compose file.',
  )
}

/**
 * A build argument, or another value that only build and development tools read, is a secret: by its name, or because
 * it contains a secret variable. The metadata file has `null` instead, and the tool that builds the image must provide
 * the value.
 */
export function secretInMetadata(key: string, at: Place): Diagnostic {
  return info(
    'compose/secret-in-metadata',
    `"${key}" contains a secret, so the metadata file has no value for it.`,
    at,
    'Provide the value to the tool that builds the image, or use "build.secrets", which are not stored in an image.',
    { loss: 'dropped' },
  )
}

/**
 * A service has `build`, and no registry is set, so its pods run an image that nodes look for on Docker Hub. Environments
 * whose domain is local are not reported: images are imported into their nodes.
 */
export function imageWithoutRegistry(name: string, image: string, at: Place): Diagnostic {
  return warning(
    'compose/image-without-registry',
    `"${name}" runs the image "${image}", which nodes look for on Docker Hub.`,
    at,
    'Set "registry" under "defaults" in apps.yaml, such as registry: registry.example.com/team.',
  )
}
