import {
  type Application,
  type ArgoCd,
  because,
  OWN_CLUSTER,
  originsOf,
  SYNC_WAVE,
  syncPolicy,
  trace,
  tracedTo,
} from 'k3s-platform/plugin'
import { environmentFolder } from './environment-folder.ts'
import { type FolderSource, folderSource } from './folder-source.ts'

/**
 * The Application that applies all others of an environment, in the cluster and namespace of Argo CD. It belongs to the
 * project that every Argo CD has, because it brings the other one. If it is deleted, everything keeps running.
 */
export function rootApplication(argoCd: ArgoCd, environment: string): Application<FolderSource> {
  return {
    ...headOf(argoCd, rootName(argoCd, environment)),
    spec: specOf(argoCd, folderSource(argoCd, environmentFolder(argoCd, environment)), {
      server: OWN_CLUSTER,
      namespace: argoCd.namespace,
    }),
  }
}

/** The Application that applies `platform/` in a cluster that is not the one of Argo CD. */
export function platformApplication(argoCd: ArgoCd, environment: string): Application<FolderSource> {
  const folder = `${environmentFolder(argoCd, environment)}/platform`
  return {
    ...headOf(argoCd, platformName(argoCd, environment), { [SYNC_WAVE]: '-1' }),
    spec: specOf(argoCd, folderSource(argoCd, folder, '*.yaml'), { server: argoCd.server }),
  }
}

/** What the root is called. */
export function rootName({ namePrefix }: ArgoCd, environment: string): string {
  return `${namePrefix}k3s-platform-${environment}`
}

/** What the Application of `platform/` is called. */
export function platformName(argoCd: ArgoCd, environment: string): string {
  return `${rootName(argoCd, environment)}-platform`
}

function headOf(argoCd: ArgoCd, name: string, annotations: Record<string, string> = {}) {
  const places = originsOf(argoCd, 'repoUrl')
  // With the longest names of environments theirs are too long for a label.
  const labels = { 'app.kubernetes.io/managed-by': 'k3s-platform' }
  const metadata = trace(argoCd, {
    name: because(name, places),
    namespace: argoCd.namespace,
    labels: because(labels, places),
    annotations: because(annotations, places),
  })
  return { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata }
}

function specOf(
  argoCd: ArgoCd,
  source: FolderSource,
  destination: Application['spec']['destination'],
): Application<FolderSource>['spec'] {
  const places = originsOf(argoCd, 'repoUrl')
  return tracedTo(places, { project: 'default', source, destination, syncPolicy: syncPolicy('existing') })
}
