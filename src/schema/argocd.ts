import { type Static, Type } from '@sinclair/typebox'
import { closed, flag, flagOr, list, oneOf, text, textPerEnvironment } from './shapes.ts'

/** What the AppProject of an environment allows in addition to what the environment itself uses. */
export const ArgocdProject = closed(
  'ArgocdProject',
  'The AppProject of the environment, which allows its repositories, namespaces and kinds, and nothing else; `true` and `false` are short for `enabled`.',
  {
    enabled: flag('Whether it is written.', { default: true }),
    cluster_resources: list(
      Type.String({
        pattern: '^([a-z0-9.*-]+/)?[A-Z*][A-Za-z0-9*]*$',
        examples: ['rbac.authorization.k8s.io/ClusterRole'],
      }),
      'Kinds without a namespace that charts install, as `group/Kind`, or `Kind` for those of the core group.',
      { examples: [['apiextensions.k8s.io/CustomResourceDefinition', 'rbac.authorization.k8s.io/ClusterRole']] },
    ),
    namespaces: list(text('A namespace.'), 'Further namespaces that charts install something into.', {
      examples: [['kube-system']],
    }),
  },
)
export type ArgocdProject = Static<typeof ArgocdProject>

/** How Argo CD finds what is generated. */
export const Argocd = closed(
  'Argocd',
  'How Argo CD finds what is generated; with `repo_url` there is an Application for every entry.',
  {
    repo_url: text('The Git repository that holds the generated files.', {
      examples: ['https://github.com/example/argocd-state.git'],
    }),
    revision: text('The branch, tag or commit that Argo CD follows (`targetRevision`).', { default: 'HEAD' }),
    path: text("The folder of the repository that holds the environments' folders.", { default: 'argocd-state' }),
    project: text(
      'The Argo CD project of the Applications: one that exists, or what `create_project` makes is called, which is `k3s-platform` when nothing is said.',
      { default: 'default' },
    ),
    create_project: flagOr(ArgocdProject),
    name_prefix: textPerEnvironment(
      'The prefix of the names of all Argo CD objects of the tree: Applications, the ApplicationSet and the project. One string, or one for each environment if one Argo CD serves several.',
      { default: '', examples: [{ staging: 'staging-', production: 'production-' }] },
    ),
    mode: oneOf(
      { applications: 'An Application each.', applicationset: 'One ApplicationSet for all.' },
      'What entries become: an Application each, or one ApplicationSet that finds them in the repository, without an order between them. Charts are Applications in both.',
      { default: 'applications' },
    ),
    root: flag(
      'Whether `root.yaml` is written: the Application that applies all others, to be applied by hand, once.',
      { default: false },
    ),
    namespace: text('The namespace that Argo CD runs in.', { default: 'argocd' }),
    server: text('The cluster to deploy to, by the address of its API.', { default: 'https://kubernetes.default.svc' }),
  },
)
export type Argocd = Static<typeof Argocd>
