/** Which cluster is asked, as the user knows it. */
export interface ClusterName {
  /** The context of the kubeconfig. */
  readonly context: string
  /** The address of its API server. */
  readonly address: string
}
