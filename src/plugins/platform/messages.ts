import { type Diagnostic, enumerated, info, type Origin } from 'k3s-platform/plugin'

/**
 * Manifests use namespaces that must exist first. Argo CD Applications would create them, but there are none. Create
 * them once with the command, or have them written to `platform/namespaces.yaml`.
 */
export function namespacesExpected(names: readonly string[], at: Origin | undefined): Diagnostic {
  const commands = names.map(name => `kubectl create namespace ${name}`).join('; ')
  return info(
    'platform/namespaces-expected',
    `${names.length === 1 ? 'Namespace' : 'Namespaces'} ${enumerated(names.map(name => `"${name}"`))} must exist in the cluster.`,
    at,
    `Run once: ${commands}. Or add "platform: [namespaces]" to the environment.`,
  )
}
