import type { Compilation } from './compile.ts'
import type { Config } from './config/config.ts'
import { OWN_CLUSTER } from './ir/argo-cd.ts'
import type { Diagnostic } from './ir/diagnostic.ts'
import { keyOriginOf } from './ir/provenance.ts'
import { keyOf } from './k8s/object.ts'
import { applyLevels } from './levels.ts'
import { sharedNames as message } from './plugins/argocd/messages.ts'

/** Says which objects of Argo CD several environments have under one name, of which one Argo CD keeps the last. */
export function sharedNames(
  config: Config,
  compilations: readonly Compilation[],
  { strict }: { readonly strict: boolean },
): readonly Diagnostic[] {
  const environments = new Map<string, string[]>()
  const names = new Map<string, string>()
  for (const { environment, resources } of compilations)
    for (const { ref } of resources.all())
      if (ref.apiVersion.startsWith('argoproj.io/')) {
        const key = keyOf(ref)
        environments.set(key, [...(environments.get(key) ?? []), environment])
        names.set(key, `${ref.kind}/${ref.name}`)
      }
  const shared = [...environments].filter(([, having]) => having.length > 1)
  if (shared.length === 0) return []
  const having = [...new Set(shared.flatMap(([, each]) => each))].sort()
  const diagnostic = message(
    shared.map(([key]) => names.get(key)!),
    {
      environments: having,
      isCertain: compilations.some(({ project }) => project !== undefined && project.argoCd.server !== OWN_CLUSTER),
      at: keyOriginOf(config.root, 'argocd'),
    },
  )
  return applyLevels([diagnostic], config, { environment: having[0]!, strict }).diagnostics
}
