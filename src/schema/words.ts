/** The transport protocols of a port. */
export const PROTOCOLS = { TCP: 'TCP.', UDP: 'UDP.', SCTP: 'SCTP.' } as const

/** The ways to compare the path of a request. */
export const PATH_TYPES = {
  Prefix: 'By whole elements from the start: `/api` also serves `/api/users`.',
  Exact: 'Only this path.',
  ImplementationSpecific: 'As the ingress controller likes.',
} as const

/** Who may connect to a workload. */
export const VISIBILITIES = {
  public: 'All pods of the cluster to the port of the ingress, its own namespace to the others.',
  internal: 'Every namespace of the cluster.',
  private: 'Its own namespace.',
  restricted: 'Only what `allowed_sources` lists.',
} as const
