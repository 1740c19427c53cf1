import { type Diagnostic, enumerated, info, type Origin } from 'k3s-platform/plugin'

/**
 * Manifests are for namespaces that have to be there before, and nothing makes them: Applications of Argo CD would, and
 * there are none. Make them once with the command, or have them written to `platform/namespaces.yaml`.
 */
export function namespacesExpected(names: readonly string[], at: Origin | undefined): Diagnostic {
  const commands = names.map(name => `kubectl create namespace ${name}`).join('; ')
  return info(
    'platform/namespaces-expected',
    `The cluster must have the ${names.length === 1 ? 'namespace' : 'namespaces'} ${enumerated(names)}.`,
    at,
    `Once: ${commands}. Or write "platform: [namespaces]" into the environment.`,
  )
}
