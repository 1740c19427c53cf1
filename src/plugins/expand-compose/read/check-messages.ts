import { type Diagnostic, error, type Origin } from 'k3s-platform/plugin'

type Place = Origin | undefined

/** Two keys of a compose file are mutually exclusive; Compose rejects the file as well. */
export function conflictingKeys(keys: readonly string[], at: Place): Diagnostic {
  return error(
    'compose/conflicting-keys',
    `${keys.map(key => `"${key}"`).join(' and ')} are mutually exclusive.`,
    at,
    'Remove one of them.',
  )
}

/** Two keys of a service set the same quantity to different values; Compose rejects the file as well. */
export function differentValues(key: string, other: string, at: Place, related: Place): Diagnostic {
  return error(
    'compose/different-values',
    `"${key}" and "${other}" have different values.`,
    at,
    'Remove one of them, or write the same value in both.',
    { ...(related && { related: [{ message: 'the other one is here', at: related }] }) },
  )
}

/** Services wait for each other in a circle, so none could ever start. */
export function dependencyCycle(services: readonly string[], at: Place): Diagnostic {
  return error(
    'compose/dependency-cycle',
    `Circular dependency of services: ${services.join(' → ')}.`,
    at,
    'Remove one of these dependencies.',
  )
}

/** Two services have the same `container_name`, which no two containers of one host can have. */
export function duplicateContainerName(name: string, at: Place, earlier: Place): Diagnostic {
  return error(
    'compose/duplicate-container-name',
    `Two services have the container name "${name}".`,
    at,
    'Give one of them another name, or remove the key: services are found by their own names.',
    { ...(earlier && { related: [{ message: 'the other one is here', at: earlier }] }) },
  )
}

/** Two mounts of a service, one of them perhaps under `tmpfs`, have the same target, so that one hides the other. */
export function duplicateMount(target: string, at: Place, earlier: Place): Diagnostic {
  return error(
    'compose/duplicate-mount',
    `Two mounts have the target "${target}".`,
    at,
    'Remove one of them, or give it another target.',
    { ...(earlier && { related: [{ message: 'the other one is here', at: earlier }] }) },
  )
}

/** A service depends on another one whose profiles are not active. */
export function inactiveService(service: string, name: string, profiles: readonly string[], at: Place): Diagnostic {
  return error(
    'compose/inactive-service',
    `The service "${service}" depends on "${name}", whose profiles are not active: ${profiles.join(', ')}.`,
    at,
    'Add one of them to "profiles" of the entry in apps.yaml, or set "required: false" on the dependency.',
  )
}

/** A config or a secret has no source for its content, such as `file` or `environment`. */
export function noContent(kind: string, name: string, keys: readonly string[], at: Place): Diagnostic {
  return error(
    'compose/no-content',
    `The ${kind} "${name}" has no content.`,
    at,
    `Add one of ${keys.map(key => `"${key}"`).join(', ')}, or "external: true" if it already exists.`,
  )
}

/** A service has neither an image nor a way to build one, also after `extends` and merging, so nothing can run. */
export function noImage(service: string, at: Place): Diagnostic {
  return error(
    'compose/no-image',
    `The service "${service}" has neither "image" nor "build".`,
    at,
    'Add "image", or "build" with the folder of its Dockerfile.',
  )
}

/** The build of a service uses the image of another one that is not built, but pulled. */
export function notBuilt(service: string, other: string, at: Place): Diagnostic {
  return error(
    'compose/not-built',
    `The build of "${service}" uses the image of "${other}", which has no "build".`,
    at,
    `Name its image instead: docker-image://….`,
  )
}

/** A service and a job have the same name, so references to it are ambiguous. */
export function serviceAndJob(name: string, at: Place): Diagnostic {
  return error(
    'compose/service-and-job',
    `A service and a job are both named "${name}".`,
    at,
    'Give one of them another name.',
  )
}

/** A service uses a network, a volume, a config, a secret or a model that its project does not define. */
export function undefinedReference(kind: string, name: string, suggestion: string | undefined, at: Place): Diagnostic {
  return error(
    'compose/undefined-reference',
    `There is no ${kind} "${name}".`,
    at,
    suggestion ? `Did you mean "${suggestion}"?` : `Define it in the section "${kind}s" at the top of the file.`,
  )
}

/** A service depends on another one that does not exist in its project. */
export function unknownService(
  service: string,
  name: string,
  isJob: boolean,
  suggestion: string | undefined,
  at: Place,
): Diagnostic {
  return error(
    'compose/unknown-service',
    `The service "${service}" depends on "${name}", which is not a service.`,
    at,
    isJob
      ? 'It is a job, and services cannot wait for jobs.'
      : suggestion
        ? `Did you mean "${suggestion}"?`
        : 'Add the service, or remove what refers to it.',
  )
}
