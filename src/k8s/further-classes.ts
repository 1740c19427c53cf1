import { DNS_NAME } from './name-patterns.ts'

/** The JSON Schema of an option: further controllers of one kind, by the names of their ingress classes. */
export function furtherClasses<Properties extends object>(controller: string, properties: Properties) {
  return {
    type: 'object',
    description: `Further classes of ${controller}, by the name of the IngressClass. Each has these options, and where it has none those of the plugin.`,
    propertyNames: { pattern: DNS_NAME },
    additionalProperties: {
      type: 'object',
      description: 'What is different for the controller of this class.',
      additionalProperties: false,
      properties,
    },
    examples: [{ internal: { namespaces: ['ingress-internal'] } }],
  } as const
}
