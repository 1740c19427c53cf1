import { type Diagnostic, enumerated, error, likelyFix, type Origin, warning } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * A disruption budget requires at least as many pods as are guaranteed to run. Then no pod can be evicted, so draining
 * its node never finishes. `max_unavailable: 1` protects as well and never blocks.
 */
export function budgetBlocksDrain(budget: number | string, guaranteed: number, at: Place, replicas: Place): Diagnostic {
  return warning(
    'workload/budget-blocks-drain',
    `With ${guaranteed === 1 ? '1 pod' : `${guaranteed} pods`}, "min_available: ${budget}" allows no eviction, so nodes that run ${guaranteed === 1 ? 'it' : 'them'} cannot be drained.`,
    at,
    'Use "max_unavailable: 1" instead, or run more pods.',
    { ...(replicas && { related: [{ message: 'the number of pods comes from here', at: replicas }] }) },
  )
}

/**
 * A disruption budget never allows an eviction, however many pods run, so nodes cannot be drained and the cluster
 * cannot be upgraded. Allow at least one.
 */
export function budgetForbidsDrain(key: string, value: number | string, at: Place): Diagnostic {
  return error(
    'workload/budget-forbids-drain',
    `"${key}: ${value}" never allows an eviction, so nodes that run these pods cannot be drained.`,
    at,
    'Use "max_unavailable: 1".',
  )
}

/**
 * A claim with access mode ReadWriteOnce can be mounted on one node at a time, but the workload may have several pods.
 * Pods on other nodes never start. Use ReadWriteMany if the storage class supports it, or allow one pod only.
 */
export function claimOfOneNode(volume: string, greatest: number, at: Place, replicas: Place): Diagnostic {
  return warning(
    'workload/claim-of-one-node',
    `The claim "${volume}" can be mounted on one node only, but up to ${greatest} pods may run.`,
    at,
    'Allow one pod only, or set "access_modes: [ReadWriteMany]" if the storage class supports it.',
    { ...(replicas && { related: [{ message: 'the number of pods comes from here', at: replicas }] }) },
  )
}

/**
 * The image of an app is built from a folder or a Dockerfile that does not exist. The manifests are complete, but no tool
 * can build the image. Correct the path, which is relative to apps.yaml, or set `image` to an image that exists.
 */
export function missingFolder(path: string, what: 'Dockerfile' | 'folder', at: Place): Diagnostic {
  return warning(
    'workload/missing-folder',
    `The ${what} "${path}" does not exist, so the image cannot be built.`,
    at,
    what === 'folder'
      ? `Create the folder ${path}, correct the path, or use an image that exists: image: <registry>/<name>:<tag>.`
      : `Create the file ${path}, or correct its name.`,
  )
}

/**
 * The environment has no registry, so its pods refer to images by their bare names. A cluster looks for these at Docker
 * Hub, where they do not exist or are those of someone else. Environments whose name or domain is that of a local cluster
 * cause no warning.
 */
export function noRegistry(environment: string, image: string, count: number, at: Place): Diagnostic {
  const images =
    count === 1 ? `the image "${image}"` : `"${image}" and ${count - 1} more ${count === 2 ? 'image' : 'images'}`
  return warning(
    'workload/no-registry',
    `Environment "${environment}" has no registry, so nodes pull ${images} from Docker Hub.`,
    at,
    `Add: defaults: { registry: { ${environment}: registry.example.com/apps } }`,
  )
}

/**
 * A value has `$NAME`, and NAME is a variable of the same container or of the build. Nothing replaces it, so the process
 * gets the text. Write `$(NAME)` for a variable of the container and `${NAME}` for one of the build; `$$NAME` keeps the
 * text without a warning.
 */
export function unbracedName(text: string, variable: string, meant: string, at: Place): Diagnostic {
  return warning(
    'workload/unbraced-name',
    `"${text}" in "${variable}" is not replaced: only $(NAME) and \${NAME} are.`,
    at,
    `Write: ${variable}: ${meant}`,
    { ...(at && { fix: likelyFix(at, JSON.stringify(meant)) }) },
  )
}

/**
 * A probe asks a port that the container does not list among its ports. If the process does not listen there, the pod
 * never becomes ready or is restarted again and again. Correct the port, or add it to the ports of the container.
 */
export function probeOfOtherPort(probe: string, port: number, ports: readonly number[], at: Place): Diagnostic {
  const listed = `${ports.length === 1 ? 'port' : 'ports'} ${enumerated(ports.map(String), 3)}`
  return warning(
    'workload/probe-of-other-port',
    `The ${probe} probe asks port ${port}, but the container lists ${listed}.`,
    at,
    `Write "port: ${ports[0]}", or add { container_port: ${port} } to "container.ports".`,
  )
}

/**
 * A Service offers its ports outside of the cluster, but the network policy of its pods admits no address from there, so
 * no client gets an answer. `allow_from` lists the addresses that may connect.
 */
export function closedService(name: string, type: string, range: string, at: Place): Diagnostic {
  return warning(
    'workload/closed-service',
    `The Service "${name}" is of type "${type}", but the network policy of its pods admits no address outside of the cluster.`,
    at,
    `Add under "security": network_policy: { allow_from: [{ cidr: ${range} }] }.`,
  )
}
