/**
 * The JSON Schema of apps.yaml for a file with these environments: entries accept one block for each of them. It is
 * made of the published schema, so that nothing has to be compiled.
 */
export async function appsJsonSchema(environments: readonly string[]): Promise<JsonSchema> {
  const { default: published } = await import('../../schemas/apps-schema.json', { with: { type: 'json' } })
  return withEnvironments(published as JsonSchema, environments)
}

/** The schema with the environment blocks of its entries replaced by blocks of the given names. */
export function withEnvironments(schema: JsonSchema, environments: readonly string[]): JsonSchema {
  const $defs = Object.fromEntries(
    Object.entries(schema.$defs ?? {}).map(([name, definition]) => [
      name,
      ENTRIES.includes(name) ? withBlocks(name, definition, environments) : definition,
    ]),
  )
  return { ...schema, $defs }
}

/** Whether a property of an entry is the block of an environment. */
export function isEnvironmentBlock(property: JsonSchema): boolean {
  return ENTRIES.some(entry => property.$ref === overlayReference(entry))
}

function withBlocks(entry: string, definition: JsonSchema, environments: readonly string[]): JsonSchema {
  const own = Object.entries(definition.properties ?? {}).filter(([, property]) => !isEnvironmentBlock(property))
  const blocks = environments.map(name => [name, environmentBlock(entry, name)] as const)
  return { ...definition, properties: Object.fromEntries([...own, ...blocks]) }
}

function environmentBlock(entry: string, name: string): JsonSchema {
  return {
    $ref: overlayReference(entry),
    description: `What differs in the environment \`${name}\`; \`null\` takes a key away.`,
  }
}

function overlayReference(entry: string): string {
  return `#/$defs/${entry}Overlay`
}

const ENTRIES: readonly string[] = ['Helm', 'Serverless', 'App', 'Compose']

/** The part of JSON Schema that the schemas of apps.yaml use. */
export interface JsonSchema {
  readonly $schema?: string
  readonly $id?: string
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, JsonSchema>>
  readonly title?: string
  readonly description?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly default?: unknown
  readonly examples?: readonly unknown[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: JsonSchema | boolean
  readonly propertyNames?: JsonSchema
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly not?: JsonSchema
  readonly if?: JsonSchema
  readonly then?: JsonSchema
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly minItems?: number
}
