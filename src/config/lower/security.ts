import { because, byRule, keyOriginOf, originsOf } from '../../ir/provenance.ts'
import type {
  ContainerSecurityContext as ContainerContextIr,
  NetworkPolicyRules,
  Peer as PeerIr,
  PodSecurityContext as PodContextIr,
  Security as SecurityIr,
  ServiceAccount,
  TrafficRule,
} from '../../ir/security.ts'
import type { Volume } from '../../ir/volume.ts'
import type { EgressRule, IngressRule, Peer } from '../../schema/peer.ts'
import type { Security } from '../../schema/security.ts'
import { type Lowering, lowered, textMap } from './lowering.ts'
import { unusedKey } from './messages.ts'
import { ambiguousPeer, emptyPeer, emptyRule } from './policy-messages.ts'
import { groupForVolumes } from './unit-messages.ts'

/** What decides about security in addition to the block itself. */
export interface SecurityKeys {
  readonly node: object
  readonly security?: Security
  readonly hasRoute: boolean
  readonly volumes: readonly Volume[]
  /** Whether the image is made by others, who may count on what Kubernetes allows by itself. */
  readonly isForeign: boolean
}

/** Complete: a block that is absent is one with every default. */
export function toSecurity(
  { node, security: written, hasRoute, volumes, isForeign }: SecurityKeys,
  lowering: Lowering,
): SecurityIr {
  const security = written ?? {}
  const source = written ?? node
  const serviceAccount = toServiceAccount(security, lowering)
  const isRestricted = security.profile === 'restricted'
  return lowered(source, {
    visibility: security.visibility ?? (hasRoute ? 'public' : 'private'),
    allowedSources: toPeers(security.allowed_sources ?? [], lowering),
    networkPolicy: toNetworkPolicy(security, lowering),
    serviceAccount,
    automountServiceAccountToken: because(
      security.automount_service_account_token ?? (serviceAccount ? undefined : false),
      ['automount_service_account_token', 'service_account'],
    ),
    podSecurityContext: toPodContext(security, isRestricted, volumes, lowering),
    containerSecurityContext: toContainerContext(security, isRestricted, isForeign),
  })
}

function toServiceAccount(security: Security, lowering: Lowering): ServiceAccount | undefined {
  const { service_account: name, create_service_account: create, service_account_annotations: annotations } = security
  if (name !== undefined && name !== 'default')
    return lowered(security, {
      name: because(name, 'service_account'),
      create: because(create ?? true, ['create_service_account', 'service_account']),
      annotations: because(textMap(annotations), 'service_account_annotations'),
    })
  for (const key of ['create_service_account', 'service_account_annotations'] as const)
    if (security[key] !== undefined && security[key] !== false)
      lowering.report(
        unusedKey(
          key,
          'the default service account',
          'Name an account of its own with "service_account".',
          keyOriginOf(security, key),
        ),
      )
  return undefined
}

function toNetworkPolicy(security: Security, lowering: Lowering): NetworkPolicyRules {
  const written = security.network_policy
  const policy = typeof written === 'object' ? written : {}
  const isEnabled = typeof written === 'boolean' ? written : (policy.enabled ?? true)
  if (!isEnabled)
    for (const key of Object.keys(policy))
      if (key !== 'enabled')
        lowering.report(
          unusedKey(key, 'a network policy that is not enabled', 'Remove "enabled: false".', keyOriginOf(policy, key)),
        )
  return lowered(typeof written === 'object' ? written : security, {
    enabled: typeof written === 'object' ? isEnabled : because(isEnabled, 'network_policy'),
    allowFrom: toPeers(policy.allow_from ?? [], lowering),
    ingress: (policy.ingress ?? []).map(rule => toRule(rule, rule.from, lowering)),
    allowTo: policy.allow_to && toPeers(policy.allow_to, lowering),
    egress: policy.egress?.map(rule => toRule(rule, rule.to, lowering)),
  })
}

/** A rule without peers would admit all, which an empty list never intends. */
function toRule(rule: EgressRule | IngressRule, peers: readonly Peer[] | undefined, lowering: Lowering): TrafficRule {
  if (!peers?.length && !rule.ports?.length) lowering.report(emptyRule(originsOf(rule)[0]))
  const ports = (rule.ports ?? []).map(port => lowered(port, { protocol: port.protocol, port: port.port }))
  return lowered(rule, { peers: because(toPeers(peers ?? [], lowering), ['from', 'to']), ports })
}

/** Peers of policies, as IR has them. */
export function toPeers(peers: readonly Peer[], lowering: Lowering): PeerIr[] {
  return peers.flatMap(peer => toPeer(peer, lowering) ?? [])
}

function toPeer(peer: Peer, lowering: Lowering): PeerIr | undefined {
  const { cidr, namespace, pod_labels: labels } = peer
  const hasLabels = labels !== undefined && Object.keys(labels).length > 0
  const isPods = namespace !== undefined || hasLabels
  if (cidr !== undefined && isPods) lowering.report(ambiguousPeer(cidr, keyOriginOf(peer, 'cidr')))
  else if (cidr !== undefined) return lowered(peer, { kind: 'cidr', cidr })
  else if (isPods) return lowered(peer, { kind: 'pods', namespace, podLabels: hasLabels ? textMap(labels) : undefined })
  else lowering.report(emptyPeer(originsOf(peer)[0]))
  return undefined
}

function toPodContext(
  security: Security,
  isRestricted: boolean,
  volumes: readonly Volume[],
  lowering: Lowering,
): PodContextIr {
  const written = security.pod_security_context ?? {}
  const seccomp = written.seccomp_profile ?? { type: 'RuntimeDefault' as const }
  const ofClaims = written.fs_group === undefined ? groupOfClaims(written, volumes, lowering) : undefined
  const restricted = isRestricted || undefined
  return lowered(security.pod_security_context ?? security, {
    runAsNonRoot:
      written.run_as_non_root ?? because(restricted, byRule('security.profile', originsOf(security, 'profile'))),
    runAsUser: written.run_as_user,
    runAsGroup: written.run_as_group,
    fsGroup: because(written.fs_group ?? ofClaims, ['fs_group', 'run_as_group', 'run_as_user']),
    fsGroupChangePolicy: ofClaims === undefined ? undefined : 'OnRootMismatch',
    seccompProfile: lowered(seccomp, { type: seccomp.type, localhostProfile: seccomp.localhost_profile }),
  })
}

/** A claim belongs to root; a process that is not root can only write to it through a group. */
function groupOfClaims(
  context: NonNullable<Security['pod_security_context']>,
  volumes: readonly Volume[],
  lowering: Lowering,
): number | undefined {
  if (!context.run_as_user || !volumes.some(({ source }) => source.kind === 'persistentVolumeClaim')) return undefined
  const group = context.run_as_group ?? context.run_as_user
  lowering.report(groupForVolumes(group, keyOriginOf(context, 'run_as_user')))
  return group
}

function toContainerContext(security: Security, isRestricted: boolean, isForeign: boolean): ContainerContextIr {
  const written = security.container_security_context ?? {}
  const drop = written.capabilities?.drop ?? (isRestricted ? ['ALL'] : undefined)
  const add = written.capabilities?.add
  const capabilities = (drop || add) && lowered(written.capabilities ?? security, { drop, add })
  return lowered(security.container_security_context ?? security, {
    allowPrivilegeEscalation: written.allow_privilege_escalation ?? (isForeign && !isRestricted ? undefined : false),
    readOnlyRootFilesystem: written.read_only_root_filesystem ?? (isRestricted ? true : undefined),
    capabilities,
  })
}
