import { type Diagnostic, error, info, type Origin } from 'k3s-platform/plugin'

type Place = Origin | undefined

/** apps.yaml says something about a service that the compose file does not have. */
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
 * apps.yaml changes a volume of a service by its name, and the service mounts no volume of that name. A further volume
 * needs a `type` and a `mount_path`.
 */
export function unknownVolume(name: string, service: string, suggestion: string | undefined, at: Place): Diagnostic {
  return error(
    'compose/unknown-volume',
    `The service "${service}" mounts no volume "${name}".`,
    at,
    suggestion ? `Did you mean "${suggestion}"?` : 'Give a further volume a "type" and a "mount_path".',
  )
}

/** A service has profiles, and none of them is active in this environment, so nothing is written for it. */
export function inactiveService(name: string, profiles: readonly string[], at: Place): Diagnostic {
  return info(
    'compose/inactive-service',
    `"${name}" is left out: its profiles (${profiles.join(', ')}) are not active.`,
    at,
    'Add one of them to "profiles" of the stack in apps.yaml; the name of the environment is always active.',
    { loss: 'dropped' },
  )
}

/** A scaler changes the number of pods of a Deployment; what runs to its end or on every node has no such number. */
export function unscalable(name: string, kind: string, type: string, at: Place): Diagnostic {
  return error(
    'compose/unscalable',
    `"${name}" becomes a ${kind}, which scaling of type "${type}" cannot change.`,
    at,
    'Remove "scaling" from the service in apps.yaml, or what makes it so from the compose file.',
  )
}

/**
 * A build argument, or another text that only build and development tools read, is a secret: by its name, or because
 * a variable with the name of one went into it. The metadata file says `null` in its place, and the tool that builds the
 * image has to know the value.
 */
export function secretInMetadata(key: string, at: Place): Diagnostic {
  return info(
    'compose/secret-in-metadata',
    `"${key}" holds a secret, so the metadata file has no value for it.`,
    at,
    'Let the tool that builds the image know the value, or use "build.secrets", which no layer of an image keeps.',
    { loss: 'dropped' },
  )
}
