import { type Diagnostic, enumerated, error, info, type Origin, warning } from 'k3s-platform/plugin'

type Place = Origin | undefined

/** A folder that becomes a claim. */
export interface ClaimedFolder {
  readonly source: string
  /** The name of the volume. */
  readonly name: string
  readonly content: 'none' | 'some' | 'unknown'
  readonly at: Place
}

/**
 * Folders in which a service keeps data become claims of 1Gi, wherever they are: next to the Compose file, in a home, or
 * elsewhere on the host. The claims are empty at first; the content of the folders is not copied.
 */
export function folderBecomesClaim(service: string, folders: readonly ClaimedFolder[]): Diagnostic {
  const [first, ...others] = folders
  const sizes = folders.map(({ name }) => `{ name: ${name}, size: 1Gi }`)
  return warning(
    'compose/folder-becomes-claim',
    others.length > 0
      ? `The folders ${enumerated(folders.map(({ source }) => `"${source}"`))} become volumes, which are empty at first.`
      : `The folder "${first?.source}" becomes the volume "${first?.name}", which is empty at first.`,
    first?.at,
    `${copyingOf(folders)}Set ${others.length > 0 ? 'their sizes' : 'its size'} in apps.yaml: services.${service}.volumes: [${sizes.join(', ')}].`,
    { loss: 'approximated' },
  )
}

function copyingOf(folders: readonly ClaimedFolder[]): string {
  const filled = folders.filter(({ content }) => content === 'some').map(({ source }) => `"${source}"`)
  if (filled.length > 0) return `Copy the content of ${enumerated(filled)} when the pod runs. `
  return folders.some(({ content }) => content === 'unknown') ? 'Copy what the host has there when the pod runs. ' : ''
}

/**
 * A service sets `nocopy: false`: Docker copies the files that its image has at the path into a new volume. Kubernetes
 * mounts an empty claim.
 */
export function notSeeded(volume: string, target: string, at: Place): Diagnostic {
  return warning(
    'compose/volume-not-seeded',
    `The volume "${volume}" is empty at first: files that the image has at ${target} are not copied.`,
    at,
    'Remove the volume if the files belong to the image, or let the service copy them when it starts.',
    { loss: 'approximated' },
  )
}

/** A volume that only one node can mount is mounted by several services, whose pods all have to run there. */
export function sharedClaim(volume: string, services: readonly string[], at: Place): Diagnostic {
  return warning(
    'compose/shared-claim',
    `The volume "${volume}" is shared by ${enumerated(services)}, and only one node at a time can mount it.`,
    at,
    `Set "services.${services[0]}.volumes: [{ name: ${volume}, access_modes: [ReadWriteMany] }]" in apps.yaml where a storage class can do that.`,
  )
}

/** Services share a volume, and apps.yaml has different settings of it for two of them. It is one claim for all. */
export function differentClaims(volume: string, key: string, at: Place, other: Place): Diagnostic {
  return error(
    'compose/different-claims',
    `The volume "${volume}" is shared, and services set different values for its "${key}".`,
    at,
    'Set it once, or to the same value.',
    { ...(other && { related: [{ message: 'the other one is here', at: other }] }) },
  )
}

/** A volume has no size, so its claim requests 1Gi. Set the size in apps.yaml. */
export function assumedSize(volume: string, service: string, at: Place): Diagnostic {
  return info(
    'compose/assumed-size',
    `The volume "${volume}" requests 1Gi, because a compose file has no sizes of volumes.`,
    at,
    `Set "services.${service}.volumes: [{ name: ${volume}, size: 10Gi }]" in apps.yaml.`,
    { loss: 'approximated' },
  )
}

/** A volume that is memory is one for each pod in Kubernetes, so services that mount the same one do not share files. */
export function memoryNotShared(volume: string, services: readonly string[], at: Place): Diagnostic {
  return warning(
    'compose/memory-not-shared',
    `The volume "${volume}" is memory, and ${enumerated(services)} each get their own.`,
    at,
    'Remove its "driver_opts" to make it a claim that they share.',
    { loss: 'approximated' },
  )
}
