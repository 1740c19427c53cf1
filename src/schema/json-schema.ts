import { OPTIONS_OF } from './options-of.ts'

/**
 * The JSON Schema of apps.yaml for a file with these environments: entries accept one block for each of them. Without
 * any named, they accept blocks of every name. It is made of the published schema, so that nothing has to be compiled.
 */
export async function appsJsonSchema(environments?: readonly string[]): Promise<JsonSchema> {
  const { default: published } = await import('../../schemas/apps-schema.json', { with: { type: 'json' } })
  return environments ? withEnvironments(published as JsonSchema, environments) : (published as JsonSchema)
}

/** The schema with entries that accept blocks of these environments, and no others. */
export function withEnvironments(schema: JsonSchema, environments: readonly string[]): JsonSchema {
  return mapEntries(schema, (entry, definition) => {
    const blocks = environments.map(name => [name, environmentBlock(entry, `the environment \`${name}\``)] as const)
    return {
      ...definition,
      properties: { ...definition.properties, ...Object.fromEntries(blocks) },
      additionalProperties: false,
    }
  })
}

/** The schema with entries that accept a block of any environment: every key that is not another one. */
export function withAnyEnvironment(schema: JsonSchema): JsonSchema {
  return mapEntries(schema, (entry, definition) => ({
    ...definition,
    additionalProperties: environmentBlock(entry, 'the environment of this name'),
  }))
}

function mapEntries(schema: JsonSchema, change: (entry: string, definition: JsonSchema) => JsonSchema): JsonSchema {
  const definitions = Object.entries(schema.$defs ?? {}).map(
    ([name, definition]) => [name, hasBlocks(name) ? change(name, definition) : definition] as const,
  )
  return { ...schema, $defs: Object.fromEntries(definitions) }
}

function environmentBlock(entry: string, environment: string): JsonSchema {
  return {
    $ref: `#/$defs/${entry}Overlay`,
    description: `What differs in ${environment}; \`null\` takes a key away.`,
  }
}

/** Entries and options of plugins, but not what is laid over them. */
function hasBlocks(definition: string): boolean {
  return ENTRIES.includes(definition) || (definition.startsWith(OPTIONS_OF) && !definition.endsWith('Overlay'))
}

const ENTRIES: readonly string[] = ['Helm', 'Serverless', 'App', 'Compose', 'Manifests']

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
  /** What each value of `enum` means; editors show it. */
  readonly enumDescriptions?: readonly string[]
  readonly default?: unknown
  readonly examples?: readonly unknown[]
  /** Examples that editors do not propose as values. */
  readonly 'x-examples'?: readonly unknown[]
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
