import { type Resource, withProvenanceOf } from 'k3s-platform/plugin'

/** The resource as an API server reads it, to which a field that is null is an absent one. Places are kept. */
export function withoutNulls(resource: Resource): Resource {
  return hasNull(resource.object) ? { ...resource, object: copyOf(resource.object) } : resource
}

function hasNull(node: unknown): boolean {
  if (typeof node !== 'object') return false
  if (node === null) return true
  for (const key in node) if (hasNull((node as Record<string, unknown>)[key])) return true
  return false
}

function copyOf<Node>(node: Node): Node {
  if (typeof node !== 'object' || node === null) return node
  const copy = Array.isArray(node)
    ? node.map(copyOf)
    : Object.fromEntries(
        Object.entries(node)
          .filter(([, value]) => value !== null)
          .map(([key, value]) => [key, copyOf(value)]),
      )
  return withProvenanceOf(node, copy) as Node
}
