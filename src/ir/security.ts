/** Who may reach a workload: all clients ⊇ any namespace ⊇ the same namespace ⊇ named sources. */
export type Visibility = 'internal' | 'private' | 'public' | 'restricted'

/** What a workload may do and who may talk to it. */
export interface Security {
  readonly visibility: Visibility
  readonly allowedSources: readonly Peer[]
  readonly networkPolicy: NetworkPolicyRules
  readonly serviceAccount?: ServiceAccount
  /** Whether the pod gets an API token. */
  readonly automountServiceAccountToken?: boolean
  readonly podSecurityContext: PodSecurityContext
  readonly containerSecurityContext: ContainerSecurityContext
}

/** The written part of a workload's NetworkPolicy. */
export interface NetworkPolicyRules {
  readonly enabled: boolean
  /** Whether policies of several workloads say who may come in, so that the visibility says nothing. */
  readonly shared?: boolean
  /** Whether nothing goes out that is not written, not even questions for names. */
  readonly isolated?: boolean
  /** Whether only its own networks are reached, whatever else the build connects the pods to. */
  readonly internal?: boolean
  /** Whom the pods are meant to reach by what they belong to; admitted where egress is closed. */
  readonly needed?: readonly TrafficRule[]
  readonly allowFrom: readonly Peer[]
  readonly ingress: readonly TrafficRule[]
  /** Absent: egress stays open. Present, even if empty: closed except for these and what the build derives. */
  readonly allowTo?: readonly Peer[]
  readonly egress?: readonly TrafficRule[]
}

/** One side of a connection: a selector of namespaces and pods, or a range of addresses. */
export type Peer =
  | { readonly kind: 'cidr'; readonly cidr: string; readonly except?: readonly string[] }
  | {
      readonly kind: 'pods'
      readonly namespace?: string
      readonly podLabels?: Readonly<Record<string, string>>
    }

/** Peers and the pod ports that they may use; no ports means all. */
export interface TrafficRule {
  readonly peers: readonly Peer[]
  readonly ports: readonly {
    readonly protocol?: 'SCTP' | 'TCP' | 'UDP'
    readonly port: number | string
    readonly endPort?: number
  }[]
}

/** The account that pods run as. */
export interface ServiceAccount {
  readonly name: string
  readonly create: boolean
  readonly annotations: Readonly<Record<string, string>>
}

/** As in Kubernetes; what was neither written nor defaulted is absent. */
export interface PodSecurityContext {
  readonly runAsNonRoot?: boolean
  readonly runAsUser?: number
  readonly runAsGroup?: number
  readonly fsGroup?: number
  readonly fsGroupChangePolicy?: 'Always' | 'OnRootMismatch'
  readonly seccompProfile?: SecurityProfile
  readonly supplementalGroups?: readonly number[]
  readonly sysctls?: readonly { readonly name: string; readonly value: string }[]
}

/** A profile of seccomp or AppArmor. */
export interface SecurityProfile {
  readonly type: string
  readonly localhostProfile?: string
}

/** As in Kubernetes; what was neither written nor defaulted is absent. */
export interface ContainerSecurityContext {
  readonly allowPrivilegeEscalation?: boolean
  readonly readOnlyRootFilesystem?: boolean
  readonly capabilities?: { readonly drop?: readonly string[]; readonly add?: readonly string[] }
  readonly privileged?: boolean
  readonly runAsUser?: number
  readonly seccompProfile?: SecurityProfile
  readonly appArmorProfile?: SecurityProfile
  readonly seLinuxOptions?: Readonly<Record<string, string>>
}
