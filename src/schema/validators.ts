import { Ajv } from 'ajv'
import type { Section } from '../ir/unit.ts'
import { definitions } from './definitions.ts'
import type { JsonSchema } from './json-schema.ts'
import { mapSchemas } from './map-schemas.ts'
import { type TextPlacesByName, textPlacesOf } from './text-places.ts'

/** What is validated by itself: apps.yaml without its entries, or one entry of a section. */
export type Validated = Section | 'root'

/** Says whether a node has the shape of its section, and if not, leaves the reasons in `errors`. */
export interface Validator {
  (node: unknown): boolean
  readonly errors?: readonly SchemaError[] | null
}

/** One reason why a node does not have its shape. */
export interface SchemaError {
  readonly keyword: string
  readonly instancePath: string
  readonly schemaPath: string
  readonly params: Readonly<Record<string, unknown>>
}

/** Makes the validators. The published package has them made in advance, by `scripts/build-validators.ts`. */
export function makeValidators(): Readonly<Record<Validated, Validator>> {
  const ajv = compiler()
  const validator = (section: Validated) => ajv.getSchema(referenceTo(section)) as Validator
  return {
    root: validator('root'),
    helm: validator('helm'),
    serverless: validator('serverless'),
    apps: validator('apps'),
    compose: validator('compose'),
    manifests: validator('manifests'),
  }
}

/** The schema compiler with the schemas in it, set up alike for validators made now and in advance. */
export function compiler(options: { readonly source?: boolean } = {}): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    allowUnionTypes: true,
    inlineRefs: false,
    messages: false,
    ...(options.source ? { code: { source: true, esm: true } } : { validateSchema: false, code: { optimize: false } }),
  })
  return ajv.addSchema({ $id: 'apps-yaml', $defs: withoutWords(definitions().$defs) })
}

/** Which values are text, by the name of the definition that says so. Made in advance for the published package. */
export function textPlaces(): TextPlacesByName {
  known ??= textPlacesOf(definitions().$defs ?? {})
  return known
}

let known: TextPlacesByName | undefined

/** The names of the six definitions that are validated by themselves. */
export const DEFINITIONS: Readonly<Record<Validated, string>> = {
  root: 'Root',
  helm: 'Helm',
  serverless: 'Serverless',
  apps: 'App',
  compose: 'Compose',
  manifests: 'Manifests',
}

/** Where the compiler has a definition. */
export function referenceTo(section: Validated): string {
  return `apps-yaml#/$defs/${DEFINITIONS[section]}`
}

/** The same schemas without what is only for people, which compiled validators would carry along. */
function withoutWords($defs: Readonly<Record<string, JsonSchema>> = {}): Readonly<Record<string, JsonSchema>> {
  const strip = (schema: JsonSchema): JsonSchema => {
    const { title: _title, description: _description, default: _default, examples: _examples, ...rest } = schema
    const { enumDescriptions: _words, ...shape } = rest
    return mapSchemas(shape, strip)
  }
  return Object.fromEntries(Object.entries($defs).map(([name, schema]) => [name, strip(schema)]))
}
