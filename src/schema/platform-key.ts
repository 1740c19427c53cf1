import type { JsonSchema } from './json-schema.ts'

/** The schema of `platform` of an environment: a list of the names that plugins declare, each with what it is. */
export function platformKey(parts: Readonly<Record<string, string>>): JsonSchema {
  const names = Object.keys(parts)
  return {
    type: 'array',
    items: {
      type: 'string',
      enum: names,
      enumDescriptions: Object.values(parts),
      description: 'One part of the platform.',
    },
    description:
      'What entries need in the cluster and may be written to `platform/`, as far as this environment needs it. What is not listed is only reported.',
    examples: [names],
  }
}
