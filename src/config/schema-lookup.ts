import { own } from '../ir/own.ts'
import type { JsonSchema } from '../schema/json-schema.ts'
import type { Path } from './place.ts'
import type { Subject } from './shape-problem.ts'

/** Finds the schema of any place in apps.yaml, to say what would have been right there. Only read once there is a mistake. */
export class SchemaLookup {
  readonly #document: JsonSchema

  constructor(document: JsonSchema) {
    this.#document = document
  }

  /** The schema of the place, if there is one. */
  at(section: Subject, path: Path): JsonSchema | undefined {
    return path.reduce<JsonSchema | undefined>(
      (schema, step) => schema && this.#step(schema, step),
      this.#document.$defs?.[TITLES[section]],
    )
  }

  /** The schema of the items of a list. */
  itemsOf(schema: JsonSchema): JsonSchema | undefined {
    return this.#step(schema, 0)
  }

  /** The keys that are valid at the place. */
  keys(section: Subject, path: Path): readonly string[] {
    return Object.keys(this.at(section, path)?.properties ?? {})
  }

  /** Whether keys of the user are valid there, if they start with `x-`. */
  isExtensible(section: Subject, path: Path): boolean {
    return this.at(section, path)?.patternProperties !== undefined
  }

  /** The objects around and inside the place that do have the key, as paths; for keys that slipped by a level. */
  elsewhere(section: Subject, path: Path, key: string): Path | undefined {
    const inside = this.keys(section, path).map(child => [...path, child])
    const around = path.map((_, depth) => path.slice(0, depth)).reverse()
    return [...inside, ...around].find(place => this.keys(section, place).includes(key))
  }

  #step(schema: JsonSchema, step: string | number): JsonSchema | undefined {
    const rest = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined
    const found = typeof step === 'number' ? schema.items : (own(schema.properties, step) ?? rest)
    return found && this.#resolved(found)
  }

  #resolved(schema: JsonSchema): JsonSchema {
    const name = schema.$ref?.slice('#/$defs/'.length)
    const found = name === undefined ? schema : { ...this.#document.$defs?.[name], description: schema.description }
    const examples = found['x-examples']
    return examples ? { ...found, examples } : found
  }
}

const TITLES: Readonly<Record<Subject, string>> = {
  root: 'Root',
  helm: 'Helm',
  serverless: 'Serverless',
  apps: 'App',
  compose: 'Compose',
  manifests: 'Manifests',
  plugin: 'Plugin',
}
