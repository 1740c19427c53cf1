import { type Diagnostic, enumerated, error, info, type Origin, warning } from 'k3s-platform/plugin'

type Place = Origin | undefined

/** A path that a service mounts, where it mounts it, and where that is written. */
export interface MountedPath {
  readonly source: string
  readonly target: string
  readonly at: Place
}

/**
 * The Compose file mounts a file, or a folder of the operating system, of the host. In a cluster that is a path of any
 * node on which a pod happens to run, and access to it is access to the node. Folders in which services keep data become
 * claims instead. `allow_host_path: true` on the stack in apps.yaml mounts the paths of the nodes.
 */
export function hostPath(service: string, paths: readonly MountedPath[]): Diagnostic {
  const [first, ...others] = paths
  const sources = enumerated(paths.map(({ source }) => `"${source}"`))
  return error(
    'compose/host-path',
    `${sources} ${others.length > 0 ? 'are paths' : 'is a path'} of the host, and a pod must not depend on its node.`,
    first?.at,
    `Mount something else there: services.${service}.volumes: [{ name: other, mount_path: ${first?.target}, type: emptyDir }] in apps.yaml. Or leave the service out: services.${service}.enabled: false. Or set "allow_host_path: true" on the stack.`,
    { ...(others.length > 0 && { related: alsoAt(others) }) },
  )
}

/**
 * Services mount the socket of Docker or of another container engine, through which they control all containers of a
 * host. Nodes of a cluster do not have the one of Docker, and no pod should control its node. The services are usually
 * those that a cluster replaces: a proxy that finds containers, or a tool that updates or shows them.
 */
export function engineSocket(services: readonly string[], places: readonly Place[]): Diagnostic {
  const [at, ...others] = places
  return error(
    'compose/engine-socket',
    `${enumerated(services)} ${services.length > 1 ? 'mount' : 'mounts'} the socket of the container engine, which pods do not have.`,
    at,
    `Leave out what a cluster replaces: services: { ${services.map(name => `${name}: { enabled: false }`).join(', ')} } in apps.yaml.`,
    { ...(others.length > 0 && { related: alsoAt(others.map(place => ({ at: place }))) }) },
  )
}

function alsoAt(places: readonly { readonly at: Place }[]): Diagnostic['related'] {
  return places.flatMap(({ at }) => (at ? [{ message: 'also here', at }] : []))
}

/** Files with the time zone of the host are not mounted: containers read the variable TZ. */
export function hostTime(source: string, service: string, at: Place): Diagnostic {
  return info(
    'compose/host-time',
    `"${source}" is not mounted: pods have no time zone of a host.`,
    at,
    `To set one: services.${service}.environment: { TZ: Europe/Berlin } in apps.yaml.`,
    { loss: 'dropped' },
  )
}

/** A path of the host is mounted because apps.yaml allows it. Its content differs on every node. */
export function hostPathAllowed(source: string, at: Place): Diagnostic {
  return warning(
    'compose/host-path-allowed',
    `"${source}" is mounted from whichever node the pod runs on.`,
    at,
    'Namespaces with a Pod Security Standard reject such pods.',
    { loss: 'approximated' },
  )
}
