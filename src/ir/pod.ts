/** The settings of a pod without its containers, in Kubernetes' terms; settings that are not set are absent. */
export interface PodSettings {
  readonly hostname?: string
  readonly subdomain?: string
  readonly hostNetwork?: boolean
  readonly hostPID?: boolean
  readonly hostIPC?: boolean
  readonly hostUsers?: boolean
  readonly dnsPolicy?: 'ClusterFirst' | 'ClusterFirstWithHostNet' | 'Default' | 'None'
  readonly dnsConfig?: DnsConfig
  readonly hostAliases?: readonly { readonly ip: string; readonly hostnames: readonly string[] }[]
  readonly nodeSelector?: Readonly<Record<string, string>>
  readonly nodeRequirements?: readonly NodeRequirement[]
  readonly nodePreferences?: readonly NodePreference[]
  readonly tolerations?: readonly Toleration[]
  readonly priorityClassName?: string
  readonly topologySpread?: readonly TopologySpread[]
  readonly terminationGracePeriodSeconds?: number
  readonly shareProcessNamespace?: boolean
}

/** How names are resolved, in addition to the DNS of the cluster. */
export interface DnsConfig {
  readonly nameservers?: readonly string[]
  readonly searches?: readonly string[]
  readonly options?: readonly { readonly name: string; readonly value?: string }[]
}

/** What a node must have or must not have. */
export interface NodeRequirement {
  readonly key: string
  readonly operator: 'DoesNotExist' | 'Exists' | 'Gt' | 'In' | 'Lt' | 'NotIn'
  readonly values?: readonly string[]
}

/** What a node should have, with its weight from 1 to 100. */
export interface NodePreference extends NodeRequirement {
  readonly weight: number
}

/** A taint of nodes that pods tolerate. */
export interface Toleration {
  readonly key?: string
  readonly operator?: 'Equal' | 'Exists'
  readonly value?: string
  readonly effect?: 'NoExecute' | 'NoSchedule' | 'PreferNoSchedule'
  readonly tolerationSeconds?: number
}

/** Spreads pods over the values of a node label. */
export interface TopologySpread {
  readonly topologyKey: string
  readonly maxSkew: number
  readonly whenUnsatisfiable: 'DoNotSchedule' | 'ScheduleAnyway'
  readonly minDomains?: number
}
