import { type Diagnostic, error, info, type Origin, type Visibility, warning } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * A container adds Linux capabilities that containers do not have by default. Namespaces that enforce the Pod Security
 * Standards reject such pods. Remove them unless the program fails without them. NET_BIND_SERVICE, which allows ports
 * below 1024, causes no warning.
 */
export function addedCapabilities(capabilities: readonly string[], at: Place): Diagnostic {
  return warning(
    'security/added-capabilities',
    `The container adds the capabilities ${capabilities.join(', ')}, which the Pod Security Standards forbid.`,
    at,
    'Remove those that the program does not need.',
  )
}

/**
 * A unit depends on another one, but a network policy blocks its traffic: its own egress rules do not include the
 * other's pods, or the visibility of the other does not allow it. It would start and then fail to connect. Add the
 * missing peer, or widen the visibility.
 */
export function dependencyBlocked(
  unit: string,
  dependency: string,
  side: 'egress' | 'ingress' | 'shared',
  at: Place,
  policy: Place,
): Diagnostic {
  const isOwn = side === 'egress'
  return warning(
    'security/dependency-blocked',
    isOwn
      ? `"${unit}" depends on "${dependency}", but its own network policy blocks the connection.`
      : `"${unit}" depends on "${dependency}", but the network policy of "${dependency}" blocks the connection.`,
    at,
    {
      egress: 'Add its namespace and pod labels to "allow_to" or "egress".',
      ingress: `Add "${unit}" to "allow_from" of "${dependency}", or widen its visibility.`,
      shared: `Add the namespace of "${unit}" to "network.allow_external" of "${dependency}".`,
    }[side],
    {
      ...(policy && policy.rule === undefined && { related: [{ message: 'the policy comes from here', at: policy }] }),
    },
  )
}

/**
 * Several workloads share one ServiceAccount but set different annotations for it. Only one set of annotations could
 * win, and the other workload would lose its cloud identity. Set the same annotations everywhere, use a separate
 * account for each workload, or create it elsewhere and set `create_service_account: false`.
 */
export function differentAccounts(name: string, other: string, at: Place, earlier: Place): Diagnostic {
  return error(
    'security/different-accounts',
    `The service account "${name}" has different annotations in "${other}".`,
    at,
    'Use the same "service_account_annotations", or a different "service_account".',
    { ...(earlier && { related: [{ message: 'the other annotations are here', at: earlier }] }) },
  )
}

/**
 * A workload has no NetworkPolicy because it is disabled. All pods in the cluster can reach all of its ports, whatever
 * its visibility; if that is `private` or `restricted`, this is a warning. Remove `network_policy: false` to get a
 * policy, or set `visibility: internal` to allow all namespaces.
 */
export function noNetworkPolicy(name: string, closed: Visibility | undefined, at: Place): Diagnostic {
  return {
    code: 'security/no-network-policy',
    severity: closed ? 'warning' : 'info',
    message: `"${name}" has no network policy: all pods in the cluster can reach all of its ports${closed ? `, although its visibility is "${closed}"` : ''}.`,
    ...(at && { at }),
    hint: closed
      ? 'Remove "network_policy: false", or set "visibility: internal" if this is intended.'
      : 'Remove "network_policy: false", and set "visibility" to limit who may connect.',
  }
}

/**
 * A pod must not run as root, but its user is not set. The kubelet can verify a numeric user only: an image with a
 * named user (`USER app`) fails with CreateContainerConfigError. Set the number as `run_as_user`, or make sure that the
 * image has a numeric `USER`.
 */
export function nonRootNeedsUser(name: string, at: Place): Diagnostic {
  return warning(
    'security/non-root-needs-user',
    `"${name}" must not run as root, but has no "run_as_user": if the USER of its image is not a number, no pod starts.`,
    at,
    'Set "run_as_user" to the numeric user ID that the image expects.',
  )
}

/**
 * A rule of a network policy selects pods by labels that no pod of apps.yaml in that namespace has, so it allows
 * nothing. Often the label follows another convention: charts label their pods `app.kubernetes.io/name`, not `app`. Use
 * one of the labels in the hint.
 */
export function peerMatchesNothing(
  peer: { readonly labels: string; readonly namespace: string },
  known: readonly string[],
  at: Place,
): Diagnostic {
  return warning(
    'security/peer-matches-nothing',
    `No pod of apps.yaml in namespace "${peer.namespace}" has the labels ${peer.labels}, so the rule matches nothing.`,
    at,
    `Valid labels: ${known.join(', ')}.`,
  )
}

/**
 * The pods of an entry do not meet the Pod Security Standard "restricted", which clusters may enforce; the message
 * lists what is missing. If your cluster does not enforce it, ignore this. `profile: restricted` sets all of it, for
 * images that can run without root.
 */
export function restrictedGap(missing: readonly string[], at: Place): Diagnostic {
  return info(
    'security/restricted-gap',
    `The pods do not meet the Pod Security Standard "restricted", which also requires: ${missing.join('; ')}.`,
    at,
    'Set "security.profile: restricted" for images that run without root.',
  )
}

/**
 * The visibility of a workload is `restricted`, which allows listed sources only, but none is listed. Its policy blocks
 * every connection. Add `allowed_sources`, or choose another visibility.
 */
export function restrictedToNobody(name: string, at: Place): Diagnostic {
  return warning(
    'security/restricted-to-nobody',
    `"${name}" has visibility "restricted" but no allowed sources, so nothing can connect.`,
    at,
    'Add "allowed_sources", or set another visibility.',
  )
}

/**
 * A pod must run as user 0, which is root, and must not run as root. The kubelet refuses to start it. Remove one of the
 * two settings.
 */
export function rootRefused(at: Place): Diagnostic {
  return error(
    'security/root-refused',
    '"run_as_user: 0" is root, which "run_as_non_root" forbids: no pod would start.',
    at,
    'Use another "run_as_user", or remove "run_as_non_root".',
  )
}

/**
 * A read-only volume covers the folder where Kubernetes mounts the API token of the pod, so the container cannot be
 * created. Mount the volume elsewhere, or disable the token.
 */
export function tokenPathTaken(path: string, at: Place): Diagnostic {
  return warning(
    'security/token-path-taken',
    `The read-only volume at "${path}" prevents mounting the API token of the pod at /var/run/secrets/kubernetes.io.`,
    at,
    'Mount it elsewhere, or set "automount_service_account_token: false".',
  )
}

/**
 * `allowed_sources` has an effect with visibility `restricted` only; every other visibility determines who may connect.
 * Set `visibility: restricted` to allow these sources only, or use `network_policy.allow_from` to allow them in
 * addition.
 */
export function unusedSources(visibility: string, at: Place): Diagnostic {
  return warning(
    'security/unused-sources',
    `"allowed_sources" has no effect with visibility "${visibility}".`,
    at,
    'Set "visibility: restricted", or use "network_policy.allow_from".',
  )
}

/**
 * A workload is public because of its route, but has ports that the route does not use. Only pods in the same namespace
 * can reach them. If others need them, such as Prometheus, add these to `network_policy.allow_from`.
 */
export function unroutedPorts(name: string, ports: readonly string[], at: Place): Diagnostic {
  const [are, accept] = ports.length === 1 ? ['port', 'accepts'] : ['ports', 'accept']
  return warning(
    'security/unrouted-ports',
    `The ${are} ${ports.join(', ')} of "${name}" ${accept} connections from its own namespace only, because the route does not use ${ports.length === 1 ? 'it' : 'them'}.`,
    at,
    'To allow others, add: security: { network_policy: { allow_from: [{ namespace: monitoring }] } }.',
  )
}

/**
 * The visibility of a workload excludes traffic from outside the cluster, but it has an ingress. The ingress wins and
 * the route works. Set `visibility: public`, or remove the ingress.
 */
export function visibilityWithIngress(visibility: string, at: Place): Diagnostic {
  return warning(
    'security/visibility-with-ingress',
    `The visibility is "${visibility}", but the ingress allows traffic from outside the cluster.`,
    at,
    'Set "visibility: public", or remove the ingress.',
  )
}
