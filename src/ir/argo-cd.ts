/** How Argo CD finds this tree and where it deploys to. */
export interface ArgoCd {
  /** The Git repository that holds the tree; absent, only Applications of charts are written. */
  readonly repoUrl?: string
  readonly revision: string
  readonly path: string
  readonly project: string
  /** Goes in front of every name that the tree makes in Argo CD. The project has it already. */
  readonly namePrefix: string
  /** What the project is made with; absent, it exists already. */
  readonly createProject?: ArgoCdProject
  readonly mode: 'applications' | 'applicationset'
  /** Whether the Application that applies all others is written. */
  readonly root: boolean
  readonly namespace: string
  readonly server: string
}

/** What a project of Argo CD allows in addition to what the environment uses. */
export interface ArgoCdProject {
  readonly clusterResources: readonly { readonly group: string; readonly kind: string }[]
  readonly namespaces: readonly string[]
}

/** The address of the cluster that Argo CD itself runs in, as it calls it. */
export const OWN_CLUSTER = 'https://kubernetes.default.svc'
