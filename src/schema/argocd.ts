import type { Static } from '@sinclair/typebox'
import { closed, text } from './shapes.ts'

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
    project: text('The Argo CD project of the Applications.', { default: 'default' }),
    namespace: text('The namespace that Argo CD runs in.', { default: 'argocd' }),
    server: text('The cluster to deploy to, by the address of its API.', { default: 'https://kubernetes.default.svc' }),
  },
)
export type Argocd = Static<typeof Argocd>
