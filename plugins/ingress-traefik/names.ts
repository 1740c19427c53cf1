import { type Context, fieldHistory, type Resource } from 'k3s-platform/plugin'
import { nameCollision } from './messages.ts'

/** Finds objects that are different in the cluster and the same to Traefik, which joins namespace and name by a dash. */
export function reportNameCollisions(context: Context): void {
  const known = new Map<string, Resource>()
  for (const resource of context.resources.list()) {
    const { kind, apiVersion, namespace, name } = resource.ref
    if (!apiVersion.startsWith('traefik.io/') || !['Middleware', 'ServersTransport'].includes(kind)) continue
    const key = `${kind} ${namespace}-${name}`
    const first = known.get(key)
    if (first)
      context.report({
        ...nameCollision(
          `${namespace}-${name}`,
          wordsFor(first),
          wordsFor(resource),
          fieldHistory(resource, '/metadata/name').origins[0],
        ),
        entry: resource.unit,
      })
    else known.set(key, resource)
  }
}

function wordsFor({ ref }: Resource): string {
  return `${ref.kind} "${ref.name}" of namespace "${ref.namespace}"`
}
