import { type Diagnostic, info, type Origin, warning } from 'k3s-platform/plugin'
import type { Port } from '../model/port.ts'

type Place = Origin | undefined

/**
 * `ports` publishes a port of the container on the host. In a cluster no port of a node is opened for it: other pods
 * reach the service by its name and the port of the container, and outside clients through an ingress.
 */
export function publishedPort(host: string, ports: readonly Port[], at: Place): Diagnostic {
  const [first, last] = [ports[0]!, ports.at(-1)!]
  const shown = (port: Port) => [port.host_ip, port.published].filter(part => part !== undefined).join(':')
  const [what, where, called] =
    ports.length === 1
      ? [`port ${first.target}`, shown(first), `it is ${host}:${first.target}`]
      : [
          `ports ${first.target} to ${last.target}`,
          `${shown(first)} to ${shown(last)}`,
          `they are ${host}:${first.target} to ${host}:${last.target}`,
        ]
  return info(
    'compose/published-port',
    `The host does not publish ${what} at ${where}; in the cluster ${called}.`,
    at,
    'To reach it from outside, give the service an "ingress" in apps.yaml.',
    { loss: 'approximated' },
  )
}

/**
 * The stack has several networks, so in Compose services that share none cannot reach each other. Without
 * `network.policy: strict` in apps.yaml all of its services can.
 */
export function networksNotSeparated(networks: readonly string[], at: Place): Diagnostic {
  return info(
    'compose/networks-not-separated',
    `The networks ${networks.map(name => `"${name}"`).join(', ')} do not separate services.`,
    at,
    'To separate them, set "network.policy: strict" on the stack in apps.yaml.',
    { loss: 'approximated' },
  )
}

/**
 * The stack has no policies, so every pod of the cluster can connect to it, and `network.allow_external` admits no
 * further ones.
 */
export function nobodyToAdmit(at: Place): Diagnostic {
  return warning(
    'compose/nobody-to-admit',
    '"allow_external" has no effect with "policy: none", which admits all traffic.',
    at,
    'Set "policy: strict" or "permissive", or remove "allow_external".',
  )
}

/**
 * A service is restricted to named sources, but the policy of its stack admits others to every service: with
 * `permissive` its namespace, with `strict` services in the same network. A policy cannot deny what another one admits.
 */
export function notRestricted(name: string, admitted: string, at: Place): Diagnostic {
  return warning(
    'compose/not-restricted',
    `"${name}" is not restricted to the named sources: the policy of the stack also admits ${admitted}.`,
    at,
    'Remove "network.policy"; then the visibility of each service decides.',
  )
}

/** A service waits for another one to be healthy, and that one has no health check, so it counts as healthy when it runs. */
export function noHealthcheck(name: string, other: string, at: Place): Diagnostic {
  return warning(
    'compose/no-healthcheck',
    `"${name}" waits until "${other}" is healthy, but "${other}" has no health check.`,
    at,
    'Add a "healthcheck" to it, or "probes.readiness" in apps.yaml.',
    { loss: 'approximated' },
  )
}

/**
 * A service waits for another one to end, and that one restarts whenever it ends, so it never does. It becomes a Job,
 * which ends, as if it had no `restart`.
 */
export function neverEnds(name: string, other: string, at: Place): Diagnostic {
  return warning(
    'compose/never-ends',
    `"${name}" waits until "${other}" has ended, so "${other}" becomes a Job and does not always restart.`,
    at,
    `Remove "restart" from "${other}".`,
    { loss: 'dropped' },
  )
}

/** A service waits for another one that a scaler may have scaled to zero, so that no pod responds. */
export function dependencyAsleep(name: string, other: string, at: Place): Diagnostic {
  return warning(
    'compose/dependency-asleep',
    `"${name}" depends on "${other}", which scales to zero when it gets no requests from outside.`,
    at,
    `Set "services.${other}.scaling.min_instances: 1" in apps.yaml.`,
  )
}
