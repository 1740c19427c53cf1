import { type Static, type TSchema, Type } from '@sinclair/typebox'
import type { Section } from '../ir/unit.ts'
import { Argocd } from './argocd.ts'
import { Defaults } from './defaults.ts'
import { DiagnosticSettings } from './diagnostics.ts'
import { Environments } from './environments.ts'
import { SecretVariables } from './secret-variables.ts'
import { anything, extensible, mapOf, text } from './shapes.ts'

/** The whole of apps.yaml, with its entries left as they are: each is validated by itself. */
export const Root = root({
  helm: Type.Unknown(),
  serverless: Type.Unknown(),
  apps: Type.Unknown(),
  compose: Type.Unknown(),
  manifests: Type.Unknown(),
})
export type Root = Static<typeof Root>

/** The whole of apps.yaml, made of the given entries. */
export function root(entries: Readonly<Record<Section, TSchema>>) {
  return extensible('Root', 'The whole of apps.yaml.', {
    version: Type.Unsafe<'2' | 2>({ enum: ['2', 2], default: '2', description: 'The version of this format.' }),
    defaults: Defaults,
    environments: Environments,
    helm: section(entries.helm, 'Helm charts of third parties, installed by Argo CD.'),
    serverless: section(entries.serverless, 'Folders of Python functions.'),
    apps: section(entries.apps, 'Services with a Dockerfile or an image.'),
    compose: section(entries.compose, 'Docker Compose projects.'),
    manifests: section(entries.manifests, 'Kubernetes objects from files of the repository.'),
    repositories: mapOf(
      text('The address, starting with `https://` or `oci://`.'),
      'Helm repositories by the names that `chart` uses.',
      { examples: [{ bitnami: 'oci://registry-1.docker.io/bitnamicharts' }] },
    ),
    plugins: mapOf(
      anything('Options of the plugin, with environment blocks like those of entries.'),
      "Options of plugins, by the plugin's name.",
      {
        examples: [{ keda: { http_api: 'interceptorroute' } }],
      },
    ),
    argocd: Argocd,
    secret_variables: SecretVariables,
    diagnostics: DiagnosticSettings,
  })
}

function section(entry: TSchema, description: string) {
  return Type.Unsafe<Record<string, unknown>[] | null>({ type: ['array', 'null'], items: entry, description })
}
