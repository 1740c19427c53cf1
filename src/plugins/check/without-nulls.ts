import { type Resource, withProvenanceOf } from 'k3s-platform/plugin'

/**
 * The resource as an API server reads it, to which a field that is null is an absent one. Places are kept. In a map of
 * quantities the server reads it as zero, which is never intended, so it stays and is reported; in a map of strings it
 * is an empty one.
 */
export function withoutNulls(resource: Resource): Resource {
  return hasNull(resource.object) ? { ...resource, object: copyOf(resource.object) } : resource
}

function hasNull(node: unknown): boolean {
  if (typeof node !== 'object') return false
  if (node === null) return true
  for (const key in node) if (hasNull((node as Record<string, unknown>)[key])) return true
  return false
}

function copyOf<Node>(node: Node, field = ''): Node {
  if (typeof node !== 'object' || node === null) return node
  const copy = Array.isArray(node)
    ? node.map(item => copyOf(item))
    : Object.fromEntries(
        Object.entries(node)
          .filter(([, value]) => value !== null || AMOUNTS.has(field) || TEXTS.has(field))
          .map(([key, value]) => [key, value === null && TEXTS.has(field) ? '' : copyOf(value, key)]),
      )
  return withProvenanceOf(node, copy) as Node
}

const AMOUNTS: ReadonlySet<string> = new Set(['limits', 'requests'])
const TEXTS: ReadonlySet<string> = new Set(['annotations', 'labels', 'matchLabels', 'nodeSelector'])
