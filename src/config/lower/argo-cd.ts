import type { ArgoCd, ArgoCdProject } from '../../ir/argo-cd.ts'
import { OWN_CLUSTER } from '../../ir/argo-cd.ts'
import { trace } from '../../ir/provenance.ts'
import type { Argocd } from '../../schema/argocd.ts'
import { lowered } from './lowering.ts'

/** How Argo CD finds the tree, complete. */
export function toArgoCd(argocd: Argocd, environment: string): ArgoCd {
  const createProject = toProject(argocd)
  const { name_prefix: written = '' } = argocd
  const namePrefix = typeof written === 'string' ? written : (written[environment] ?? '')
  const project = argocd.project ?? (createProject ? 'k3s-platform' : 'default')
  return lowered(argocd, {
    repoUrl: argocd.repo_url,
    revision: argocd.revision ?? 'HEAD',
    path: argocd.path ?? 'argocd-state',
    namePrefix,
    // The built-in project keeps its name, by which it is rejected.
    project: createProject && project !== 'default' ? namePrefix + project : project,
    createProject,
    mode: argocd.mode ?? 'applications',
    root: argocd.root ?? false,
    namespace: argocd.namespace ?? 'argocd',
    server: argocd.server ?? OWN_CLUSTER,
  })
}

function toProject({ create_project: written }: Argocd): ArgoCdProject | undefined {
  if (written === true) return { clusterResources: [], namespaces: [] }
  if (!written || written.enabled === false) return undefined
  const { cluster_resources: kinds = [], namespaces = [] } = written
  return lowered(written, { clusterResources: trace(kinds, kinds.map(toKind)), namespaces })
}

function toKind(text: string): ArgoCdProject['clusterResources'][number] {
  const slash = text.indexOf('/')
  return { group: text.slice(0, Math.max(0, slash)), kind: text.slice(slash + 1) }
}
