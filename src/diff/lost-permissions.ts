import type { KubernetesObject } from '../k8s/object.ts'

/**
 * What the project of an environment allows no longer. To Argo CD an object that its project does not allow is not in
 * the cluster: it neither prunes it nor deletes it with its Application (argo-cd, `IsLiveResourcePermitted`).
 */
export interface LostPermissions {
  readonly project: string
  readonly namespaces: ReadonlySet<string>
  /** `group/Kind`, of kinds without a namespace. */
  readonly kinds: ReadonlySet<string>
}

/** What the project of a tree allows and that of another tree does not; undefined where nothing is lost. */
export function lostPermissions(
  before: readonly KubernetesObject[],
  after: readonly KubernetesObject[],
): LostPermissions | undefined {
  const [then, now] = [before.find(isProject), after.find(isProject)]
  if (!then || !now) return undefined
  const [had, has] = [allowedBy(then), allowedBy(now)]
  const lost = {
    project: now.metadata.name,
    namespaces: without(had.namespaces, has.namespaces),
    kinds: without(had.kinds, has.kinds),
  }
  return lost.namespaces.size + lost.kinds.size > 0 ? lost : undefined
}

/** Whether an object of an Application is out of reach with what its project lost. */
export function isOutOfReach(
  { apiVersion, kind, metadata, ...rest }: KubernetesObject,
  lost: LostPermissions,
): boolean {
  const { spec } = rest as { readonly spec?: { readonly destination?: { readonly namespace?: string } } }
  // A chart is installed into the namespace of its Application.
  const namespace = kind === 'Application' ? spec?.destination?.namespace : metadata.namespace
  return namespace === undefined ? lost.kinds.has(kindText(apiVersion, kind)) : lost.namespaces.has(namespace)
}

function isProject({ apiVersion, kind }: KubernetesObject): boolean {
  return kind === 'AppProject' && apiVersion.startsWith('argoproj.io/')
}

function allowedBy(project: KubernetesObject) {
  const { destinations = [], clusterResourceWhitelist = [] } = (project as Project).spec ?? {}
  return {
    namespaces: new Set(destinations.flatMap(({ namespace }) => namespace ?? [])),
    kinds: new Set(clusterResourceWhitelist.map(({ group, kind }) => `${group}/${kind}`)),
  }
}

interface Project extends KubernetesObject {
  readonly spec?: {
    readonly destinations?: readonly { readonly namespace?: string }[]
    readonly clusterResourceWhitelist?: readonly { readonly group: string; readonly kind: string }[]
  }
}

function kindText(apiVersion: string, kind: string): string {
  return `${apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/')))}/${kind}`
}

function without(names: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...names].filter(name => !others.has(name)))
}
