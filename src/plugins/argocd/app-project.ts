import {
  type ArgoCdProject,
  because,
  type Context,
  fieldOf,
  type KubernetesObject,
  originsOf,
  type Project,
  SYNC_WAVE,
  trace,
} from 'k3s-platform/plugin'

/** AppProject of `argoproj.io/v1alpha1`, as far as it is written here. */
export interface AppProject extends KubernetesObject {
  readonly spec: {
    readonly description: string
    readonly sourceRepos: readonly string[]
    readonly destinations: readonly { readonly server: string; readonly namespace: string }[]
    readonly clusterResourceWhitelist: readonly Kind[]
    readonly orphanedResources: { readonly warn: boolean; readonly ignore: readonly Kind[] }
  }
}

interface Kind {
  readonly group: string
  readonly kind: string
}

/** The project that allows what the environment uses, and what charts are said to need. */
export function appProject(
  { argoCd, charts, environment, units }: Project,
  made: ArgoCdProject,
  context: Context,
): AppProject {
  const written = context.resources.list().filter(({ unit }) => /^(apps|compose|manifests|serverless)\//.test(unit))
  const namespaces = sorted([
    ...units.map(({ namespace }) => namespace),
    ...written.flatMap(({ ref }) => ref.namespace ?? []),
    ...made.namespaces,
  ])
  const asked = originsOf(argoCd, 'createProject')
  const spec = trace(argoCd, {
    description: because(`The environment "${environment.name}" of k3s-platform`, asked),
    sourceRepos: because(
      sorted([
        ...(argoCd.repoUrl === undefined ? [] : [argoCd.repoUrl]),
        ...charts.map(({ repository }) => repository.url),
      ]),
      [...originsOf(argoCd, 'repoUrl'), ...charts.flatMap(chart => originsOf(chart, 'repository'))],
    ),
    destinations: because(
      namespaces.map(namespace => ({ server: argoCd.server, namespace })),
      [
        ...units.flatMap(unit => originsOf(unit, 'namespace')),
        ...originsOf(made, 'namespaces'),
        ...originsOf(argoCd, 'server'),
      ],
    ),
    clusterResourceWhitelist: because(
      sortedKinds([
        // Applications make the namespace that they are for.
        { group: '', kind: 'Namespace' },
        ...written.filter(({ ref }) => ref.namespace === undefined).map(({ ref }) => kindOf(ref)),
        ...made.clusterResources,
      ]),
      [...asked, ...originsOf(made, 'clusterResources')],
    ),
    // Secrets are not in the tree, so each would be reported as orphaned.
    orphanedResources: because({ warn: true, ignore: [{ group: '', kind: 'Secret' }] }, asked),
  })
  const labels = { 'app.kubernetes.io/managed-by': 'k3s-platform' }
  const metadata = trace(argoCd, {
    name: fieldOf(argoCd, 'project'),
    namespace: argoCd.namespace,
    labels: because(labels, asked),
    annotations: because({ [SYNC_WAVE]: '-1' }, asked),
    // It stays as long as an Application is of it: one without its project can never be deleted.
    finalizers: because(['resources-finalizer.argocd.argoproj.io'], asked),
  })
  return { apiVersion: 'argoproj.io/v1alpha1', kind: 'AppProject', metadata, spec }
}

function kindOf({ apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }): Kind {
  return { group: apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/'))), kind }
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort()
}

function sortedKinds(kinds: readonly Kind[]): readonly Kind[] {
  const byKey = new Map(kinds.map(({ group, kind }) => [`${group}/${kind}`, { group, kind }]))
  return [...byKey].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, kind]) => kind)
}
