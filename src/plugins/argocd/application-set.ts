import {
  type Application,
  because,
  type KubernetesObject,
  originsOf,
  type Project,
  syncPolicy,
  trace,
  tracedTo,
} from 'k3s-platform/plugin'
import { rootName } from './environment-application.ts'
import { environmentFolder } from './environment-folder.ts'
import { type FolderSource, folderSource } from './folder-source.ts'

/** ApplicationSet of `argoproj.io/v1alpha1`, as far as it is written here. */
export interface ApplicationSet extends KubernetesObject {
  readonly spec: {
    readonly goTemplate: boolean
    readonly goTemplateOptions: readonly string[]
    readonly generators: readonly object[]
    readonly syncPolicy: { readonly preserveResourcesOnDeletion: boolean }
    readonly template: {
      readonly metadata: KubernetesObject['metadata']
      readonly spec: Application<FolderSource>['spec']
    }
  }
}

/**
 * The ApplicationSet that creates an Application for every metadata file of the environment. It is the same for all
 * entries, except for the first one of `manifests`. If an Application is deleted by mistake, its objects stay.
 */
export function applicationSet({ argoCd, environment, units }: Project): ApplicationSet {
  const folder = environmentFolder(argoCd, environment.name)
  const places = [...originsOf(argoCd, 'mode'), ...originsOf(argoCd, 'repoUrl')]
  const labels = { 'app.kubernetes.io/managed-by': 'k3s-platform' }
  const { repoURL, targetRevision: revision, ...source } = folderSource(argoCd, '{{ .path.path }}', 'manifests.yaml')
  const hasManifests = units.some(({ section }) => section === 'manifests')
  const metadataFiles = [...METADATA_FILES, ...(hasManifests ? ['manifests/*/k3sapp.json'] : [])]
  const files = metadataFiles.map(file => ({ path: `${folder}/${file}` }))
  const template = {
    metadata: {
      name: `${argoCd.namePrefix}{{ .name }}`,
      labels: { 'app.kubernetes.io/name': '{{ .name }}', ...labels },
    },
    spec: {
      project: argoCd.project,
      source: { repoURL, targetRevision: revision, ...source },
      destination: { server: argoCd.server, namespace: '{{ .namespace }}' },
      syncPolicy: syncPolicy('made'),
    },
  }
  const spec = tracedTo(places, {
    goTemplate: true,
    goTemplateOptions: ['missingkey=error'],
    generators: [{ git: { repoURL, revision, files } }],
    syncPolicy: { preserveResourcesOnDeletion: true },
    template,
  })
  const metadata = trace(argoCd, {
    name: because(rootName(argoCd, environment.name), places),
    namespace: argoCd.namespace,
    labels: because(labels, places),
  })
  return { apiVersion: 'argoproj.io/v1alpha1', kind: 'ApplicationSet', metadata, spec }
}

/** Where the metadata files are in the folder of an environment. */
const METADATA_FILES = ['apps/*/k3sapp.json', 'compose/*/k3scompose.json', 'serverless/*/k3sfn.json']
