/** How a Service offers the ports of its workload; what was not asked for is left to Kubernetes. */
export interface ServiceSettings {
  readonly type?: 'ClusterIP' | 'LoadBalancer' | 'NodePort'
  readonly annotations?: Readonly<Record<string, string>>
  /** Whether its name leads to the pods that are ready, instead of to one address for all. */
  readonly headless?: boolean
  readonly sessionAffinity?: 'ClientIP' | 'None'
  readonly loadBalancerSourceRanges?: readonly string[]
  readonly externalTrafficPolicy?: 'Cluster' | 'Local'
}
