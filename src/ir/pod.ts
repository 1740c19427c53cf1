/** What a pod is told besides its containers, in Kubernetes' terms; what was not asked for is absent. */
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
  readonly topologySpread?: readonly TopologySpread[]
  readonly terminationGracePeriodSeconds?: number
  readonly shareProcessNamespace?: boolean
}

/** How names are resolved, besides what the cluster knows. */
export interface DnsConfig {
  readonly nameservers?: readonly string[]
  readonly searches?: readonly string[]
  readonly options?: readonly { readonly name: string; readonly value?: string }[]
}

/** What a node must have or must not have. */
export interface NodeRequirement {
  readonly key: string
  readonly operator: 'DoesNotExist' | 'Exists' | 'In' | 'NotIn'
  readonly values?: readonly string[]
}

/** Spreads pods over the values of a node label. */
export interface TopologySpread {
  readonly topologyKey: string
  readonly maxSkew: number
  readonly whenUnsatisfiable: 'DoNotSchedule' | 'ScheduleAnyway'
}
