/** How Argo CD finds this tree and where it deploys to. */
export interface ArgoCd {
  /** The Git repository that holds the tree; absent, only Applications of charts are written. */
  readonly repoUrl?: string
  readonly revision: string
  readonly path: string
  readonly project: string
  readonly namespace: string
  readonly server: string
}
