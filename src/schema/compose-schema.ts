/** The part of JSON Schema that the schema of the Compose Specification uses. */
export interface ComposeSchema {
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, ComposeSchema>>
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly description?: string
  readonly properties?: Readonly<Record<string, ComposeSchema>>
  readonly patternProperties?: Readonly<Record<string, ComposeSchema>>
  readonly additionalProperties?: ComposeSchema | boolean
  readonly unevaluatedProperties?: boolean
  readonly required?: readonly string[]
  readonly items?: ComposeSchema
  readonly uniqueItems?: boolean
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly allOf?: readonly ComposeSchema[]
  readonly anyOf?: readonly ComposeSchema[]
  /** Alternatives that differ in the type of the value. */
  readonly oneOf?: readonly ComposeSchema[]
}

/** The schema of `schemas/compose-spec.json`, which is only read on demand. */
export async function composeSchema(): Promise<ComposeSchema> {
  const { default: published } = await import('../../schemas/compose-spec.json', { with: { type: 'json' } })
  return published as unknown as ComposeSchema
}
