import { type Diagnostic, error, info, type Origin, type Visibility, warning } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * A container asks for Linux capabilities that the kernel's defaults withhold for a reason. Namespaces that enforce the
 * Pod Security Standards refuse such pods. Leave them out unless the program fails without; NET_BIND_SERVICE, to listen
 * on ports below 1024, is not warned about.
 */
export function addedCapabilities(capabilities: readonly string[], at: Place): Diagnostic {
  return warning(
    'security/added-capabilities',
    `The container gains the capabilities ${capabilities.join(', ')}, which the Pod Security Standards forbid.`,
    at,
    'Remove those that the program can do without.',
  )
}

/**
 * A unit waits for another one by `depends_on`, but a network policy stops its traffic there: its own egress rules do
 * not name the other's pods, or the other's visibility does not admit it. It would start and then fail to connect. Add
 * the missing peer, or widen the visibility.
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
      ? `"${unit}" depends on "${dependency}", but its own network policy does not let it connect there.`
      : `"${unit}" depends on "${dependency}", but the network policy of "${dependency}" does not let it in.`,
    at,
    {
      egress: 'Add its namespace and pod labels to "allow_to" or "egress".',
      ingress: `Add "${unit}" to "allow_from" of "${dependency}", or widen its visibility.`,
      shared: `Add the namespace of "${unit}" to "network.allow_external" of "${dependency}".`,
    }[side],
    {
      ...(policy && policy.rule === undefined && { related: [{ message: 'the policy is decided here', at: policy }] }),
    },
  )
}

/**
 * Several workloads run as one ServiceAccount, which exists once, and ask for different annotations of it. Only one of
 * them could win, and a cloud identity would be missing for the other. Write the same annotations everywhere, give each
 * workload an account of its own, or let somebody else create it with `create_service_account: false`.
 */
export function differentAccounts(name: string, other: string, at: Place, earlier: Place): Diagnostic {
  return error(
    'security/different-accounts',
    `The service account "${name}" has other annotations at "${other}", but there is only one account of that name.`,
    at,
    'Write the same "service_account_annotations", or another "service_account".',
    { ...(earlier && { related: [{ message: 'the other ones are here', at: earlier }] }) },
  )
}

/**
 * A workload has no NetworkPolicy because it was switched off. Everybody in the cluster can reach all of its ports,
 * whatever its visibility says; where that is `private` or `restricted`, this is a warning. Remove
 * `network_policy: false` to have a policy, or say with `visibility: internal` that all namespaces may connect.
 */
export function noNetworkPolicy(name: string, closed: Visibility | undefined, at: Place): Diagnostic {
  return {
    code: 'security/no-network-policy',
    severity: closed ? 'warning' : 'info',
    message: `"${name}" has no network policy: everybody in the cluster can reach all of its ports${closed ? `, although its visibility is "${closed}"` : ''}.`,
    ...(at && { at }),
    hint: closed
      ? 'Remove "network_policy: false", or say "visibility: internal" if that is meant.'
      : 'Remove "network_policy: false", and say with "visibility" who may come.',
  }
}

/**
 * A pod must not run as root, but nothing says as which user it runs. The kubelet can check that only for a number: an
 * image that names its user (`USER app`) is refused with CreateContainerConfigError. Write the number as `run_as_user`,
 * or make sure that the image has a numeric `USER`.
 */
export function nonRootNeedsUser(name: string, at: Place): Diagnostic {
  return warning(
    'security/non-root-needs-user',
    `"${name}" must not run as root, but has no "run_as_user": if its image names its user by a word, no pod starts.`,
    at,
    'Set "run_as_user" to the number of the user that the image is made for.',
  )
}

/**
 * A rule of a network policy selects pods by labels that no pod of apps.yaml in that namespace has, so it admits nobody.
 * Often the label is the habit of another project: charts label their pods `app.kubernetes.io/name`, not `app`. Use one
 * of the labels that the hint lists.
 */
export function peerMatchesNothing(
  peer: { readonly labels: string; readonly namespace: string },
  known: readonly string[],
  at: Place,
): Diagnostic {
  return warning(
    'security/peer-matches-nothing',
    `No pod of apps.yaml in namespace "${peer.namespace}" has the labels ${peer.labels}, so the rule selects nothing.`,
    at,
    `Known there: ${known.join(', ')}.`,
  )
}

/**
 * The pods of an entry do not meet the Pod Security Standard "restricted", which clusters may enforce; the message lists
 * what they lack. Nothing has to be done where that standard is not enforced. `profile: restricted` sets all of it, for
 * an image that can run without root.
 */
export function restrictedGap(missing: readonly string[], at: Place): Diagnostic {
  return info(
    'security/restricted-gap',
    `The pods do not meet the Pod Security Standard "restricted", which also asks for: ${missing.join('; ')}.`,
    at,
    'Set "security.profile: restricted" for images that run without root.',
  )
}

/**
 * The visibility of a workload is `restricted`, which admits those who are named, and nobody is named. Its policy
 * refuses every connection. List them under `allowed_sources`, or choose another visibility.
 */
export function restrictedToNobody(name: string, at: Place): Diagnostic {
  return warning(
    'security/restricted-to-nobody',
    `"${name}" is restricted to sources that are named, and none is: nobody can connect.`,
    at,
    'Add "allowed_sources", or set another visibility.',
  )
}

/**
 * A pod is told to run as user 0, which is root, and told not to run as root. The kubelet refuses to start it. Remove
 * one of the two.
 */
export function rootRefused(at: Place): Diagnostic {
  return error(
    'security/root-refused',
    'User 0 is root, and "run_as_non_root" forbids it: no pod would start.',
    at,
    'Choose another "run_as_user", or remove "run_as_non_root".',
  )
}

/**
 * A read-only volume covers the folder in which Kubernetes mounts the pod's API token, so the container cannot be
 * created. Mount the volume elsewhere, or do without the token.
 */
export function tokenPathTaken(path: string, at: Place): Diagnostic {
  return warning(
    'security/token-path-taken',
    `A read-only volume at "${path}" leaves no room for the pod's API token at /var/run/secrets/kubernetes.io.`,
    at,
    'Mount it elsewhere, or set "automount_service_account_token: false".',
  )
}

/**
 * `allowed_sources` stands beside a visibility other than `restricted`, which says by itself who may connect, so the
 * list has no effect. Set `visibility: restricted` to admit only these, or use `network_policy.allow_from` to admit
 * them besides.
 */
export function unusedSources(visibility: string, at: Place): Diagnostic {
  return warning(
    'security/unused-sources',
    `"allowed_sources" has no effect with the visibility "${visibility}", which decides by itself who may connect.`,
    at,
    'Set "visibility: restricted", or use "network_policy.allow_from".',
  )
}

/**
 * A workload is public because of its route, and has ports that the route does not lead to. Those admit pods of its own
 * namespace alone. Where others need them, as Prometheus does, name these in `network_policy.allow_from`.
 */
export function unroutedPorts(name: string, ports: readonly string[], at: Place): Diagnostic {
  const [are, admit] = ports.length === 1 ? ['port', 'admits'] : ['ports', 'admit']
  return warning(
    'security/unrouted-ports',
    `The ${are} ${ports.join(', ')} of "${name}" ${admit} only pods of its own namespace: the route does not lead there.`,
    at,
    'If others connect, add: security: { network_policy: { allow_from: [{ namespace: monitoring }] } }.',
  )
}

/**
 * A workload is said to be closed, and an ingress brings it traffic from outside of the cluster. The route works, since
 * a route that its own policy blocks would help nobody. Say `visibility: public`, or remove the ingress.
 */
export function visibilityWithIngress(visibility: string, at: Place): Diagnostic {
  return warning(
    'security/visibility-with-ingress',
    `The visibility is "${visibility}", but the ingress lets the outside in.`,
    at,
    'Set "visibility: public", or remove the ingress.',
  )
}
