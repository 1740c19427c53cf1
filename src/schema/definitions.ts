import { type AddedKeys, addedTo, NO_KEYS } from './added-keys.ts'
import { App } from './app.ts'
import { Compose } from './compose.ts'
import { Helm } from './helm.ts'
import type { JsonSchema } from './json-schema.ts'
import { Manifests } from './manifests.ts'
import { mapSchemas } from './map-schemas.ts'
import { Root, root } from './root.ts'
import { Serverless } from './serverless.ts'

/** The six schemas and all objects inside them as one document, each object once, under its title in `$defs`. */
export function definitions(): JsonSchema {
  const found: Found = { definitions: new Map(), added: NO_KEYS }
  for (const schema of [Root, Helm, Serverless, App, Compose, Manifests]) hoist(plain(schema), found)
  return { $defs: byName(found.definitions) }
}

/** The same for one document that describes apps.yaml with everything inside, and with the keys that plugins add. */
export function wholeDefinitions(added: AddedKeys): JsonSchema {
  const found: Found = { definitions: new Map(), added }
  const whole = root({ helm: Helm, serverless: Serverless, apps: App, compose: Compose, manifests: Manifests })
  return { ...hoist(plain(whole), found), $defs: byName(found.definitions) }
}

interface Found {
  readonly definitions: Map<string, JsonSchema>
  readonly added: AddedKeys
}

/** Moves every titled object into `found`, and leaves a reference with the description of the place. */
function hoist(schema: JsonSchema, found: Found): JsonSchema {
  if (schema.allOf?.length === 1) return { ...hoist(schema.allOf[0]!, found), description: schema.description }
  const properties = schema.properties && { ...schema.properties, ...addedTo(schema.title, found.added) }
  const inner = mapSchemas({ ...schema, ...(properties && { properties }) }, child => hoist(child, found))
  if (!schema.title || !schema.properties) return inner
  const known = found.definitions.get(schema.title)
  if (known && JSON.stringify(known) !== JSON.stringify(inner)) throw new Error(`two shapes are called ${schema.title}`)
  found.definitions.set(schema.title, inner)
  return { $ref: `#/$defs/${schema.title}`, description: schema.description }
}

/** The schema as JSON has it, without the marks of TypeBox. */
function plain(schema: object): JsonSchema {
  return JSON.parse(JSON.stringify(schema)) as JsonSchema
}

function byName(found: ReadonlyMap<string, JsonSchema>): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries([...found].sort(([one], [other]) => (one < other ? -1 : 1)))
}
