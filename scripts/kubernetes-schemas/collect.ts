import { isDeepStrictEqual } from 'node:util'
import { OPEN_FIELDS } from './kinds.ts'
import { type OpenApiSchema, prune, type Schema } from './prune.ts'

/** The part of an OpenAPI v3 document that holds schemas. */
export interface Document {
  readonly components: { readonly schemas: Readonly<Record<string, OpenApiSchema>> }
}

/** Schemas by kind; what several kinds share is there once. */
export interface Collection {
  /** From "apps/v1 Deployment" to "#/$defs/apps.v1.Deployment". */
  readonly kinds: Readonly<Record<string, string>>
  readonly $defs: Readonly<Record<string, Schema>>
}

/** Collects the wanted kinds, and whatever they refer to, from one document for each API version. */
export function collect(
  documents: Readonly<Record<string, Document>>,
  wanted: Readonly<Record<string, readonly string[]>>,
): Collection {
  const kinds: Record<string, string> = {}
  const $defs: Record<string, Schema> = {}
  for (const [apiVersion, names] of Object.entries(wanted)) {
    const { schemas } = documents[apiVersion]!.components
    for (const kind of names) {
      const root = rootOf(schemas, apiVersion, kind)
      kinds[`${apiVersion} ${kind}`] = reference(root)
      add($defs, schemas, root)
    }
  }
  return { kinds, $defs }
}

/** The short name of a definition: `io.k8s.api.core.v1.Pod` becomes `core.v1.Pod`. */
export function shortName(name: string): string {
  return name.replace(/^io\.k8s\.(?:apimachinery\.pkg\.(?:apis|api|util)|apimachinery\.pkg|api)\./, '')
}

function reference(name: string): string {
  return `#/$defs/${shortName(name)}`
}

function rootOf(schemas: Document['components']['schemas'], apiVersion: string, kind: string): string {
  const [version, group = ''] = apiVersion.split('/').reverse()
  const isRoot = (schema: OpenApiSchema) =>
    schema['x-kubernetes-group-version-kind']?.some(
      other => other.group === group && other.version === version && other.kind === kind,
    )
  const found = Object.keys(schemas).find(name => isRoot(schemas[name]!))
  if (!found) throw new Error(`The server describes no kind "${kind}" in "${apiVersion}".`)
  return found
}

function add($defs: Record<string, Schema>, schemas: Document['components']['schemas'], name: string): void {
  const key = shortName(name)
  const used: string[] = []
  const refer = (pointer: string) => {
    const target = pointer.slice('#/components/schemas/'.length)
    used.push(target)
    return reference(target)
  }
  const schema = prune(withOpenFields(schemas[name]!), { refer, structural: !name.startsWith('io.k8s.api') })
  const earlier = $defs[key]
  if (earlier) {
    if (!isDeepStrictEqual(earlier, schema)) throw new Error(`Two API versions describe "${name}" differently.`)
    return
  }
  $defs[key] = schema
  for (const target of used) add($defs, schemas, target)
}

/** A status is written by the cluster, never by us, and takes half the room; other fields are named by their kind. */
function withOpenFields(schema: OpenApiSchema): OpenApiSchema {
  const [named] = schema['x-kubernetes-group-version-kind'] ?? []
  if (!named) return schema
  const paths = schema.properties?.status
    ? ['status', ...(OPEN_FIELDS[named.kind] ?? [])]
    : (OPEN_FIELDS[named.kind] ?? [])
  return paths.reduce((opened, path) => withOpenField(opened, path.split('.')), schema)
}

function withOpenField(schema: OpenApiSchema, [step, ...rest]: readonly string[]): OpenApiSchema {
  if (step === undefined) return {}
  if (schema.items) return { ...schema, items: withOpenField(schema.items, [step, ...rest]) }
  const field = schema.properties?.[step]
  if (!field) throw new Error(`There is no field "${step}" to leave open.`)
  return { ...schema, properties: { ...schema.properties, [step]: withOpenField(field, rest) } }
}
