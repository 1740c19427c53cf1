import type { DeclaredKinds, KubernetesSchema, KubernetesSchemas } from 'k3s-platform/plugin'

/** The schemas of Kubernetes with those that plugins declare for kinds of their own; the same when there are none. */
export function withDeclared(schemas: KubernetesSchemas, kinds: DeclaredKinds): KubernetesSchemas {
  const declared = Object.entries(kinds).flatMap(([name, { schema }]) =>
    schema ? [[name, whole(schema)] as const] : [],
  )
  if (declared.length === 0) return schemas
  return {
    kinds: { ...schemas.kinds, ...Object.fromEntries(declared.map(([name]) => [name, `#/$defs/${name}`])) },
    $defs: { ...schemas.$defs, ...Object.fromEntries(declared) },
  }
}

/** The schema with what every object has. */
function whole(schema: KubernetesSchema): KubernetesSchema {
  const head = {
    apiVersion: { type: 'string' },
    kind: { type: 'string' },
    metadata: { $ref: '#/$defs/meta.v1.ObjectMeta' },
  }
  return { ...schema, type: 'object', properties: { ...head, ...schema.properties } }
}
