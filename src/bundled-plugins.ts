import { externalSecrets } from '../plugins/external-secrets/index.ts'
import { ingressHaproxy } from '../plugins/ingress-haproxy/index.ts'
import { ingressTraefik } from '../plugins/ingress-traefik/index.ts'
import { keda } from '../plugins/keda/index.ts'
import type { DeclaredKinds } from './pipeline/check/declared-kind.ts'
import type { Plugin } from './pipeline/plugin.ts'
import { argocd } from './plugins/argocd/index.ts'
import { check } from './plugins/check/index.ts'
import { builtInPlugins } from './plugins/index.ts'

/**
 * Every plugin that comes with the package, in the order in which their taps run: stages first, then choices, then Argo
 * CD, which delivers what all of them have made. The check at their end knows the kinds of `further` plugins.
 */
export function bundledPlugins(further: readonly Plugin[] = []): readonly Plugin[] {
  const plugins = [
    ...builtInPlugins,
    keda,
    ingressTraefik,
    ingressHaproxy,
    externalSecrets,
    argocd,
  ] as readonly Plugin[]
  return [...plugins, check([...plugins.map(({ name }) => name), 'patches'], kindsOf([...plugins, ...further]))]
}

/** The kinds that plugins declare. */
export function kindsOf(plugins: readonly Plugin[]): DeclaredKinds {
  return Object.assign({}, ...plugins.map(({ kinds }) => kinds))
}
