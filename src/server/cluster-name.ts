/** The cluster, by the names that the user knows. */
export interface ClusterName {
  /** The context of the kubeconfig. */
  readonly context: string
  /** The address of its API server. */
  readonly address: string
}
