/** What an environment says under `secrets`. */
export interface SecretSettings {
  readonly provider: 'external-secrets'
  readonly store: string
  readonly store_kind?: 'ClusterSecretStore' | 'SecretStore'
  readonly key: string
  readonly property?: string
  readonly except?: readonly string[]
}

declare module 'k3s-platform/plugin' {
  interface EnvironmentSettings {
    readonly secrets?: SecretSettings
  }
}

const PLACES = '{environment}, {namespace}, {secret} and {key}'
const TEMPLATE = '^(?:[^{}]|\\{(?:environment|namespace|secret|key)\\})+$'
const DNS_NAME = '^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$'

/** The JSON Schema of what an environment says about the delivery of Secrets. */
export const secretSettings = {
  type: 'object',
  properties: {
    secrets: {
      title: 'EnvironmentSecrets',
      type: 'object',
      description: 'What brings the Secrets that pods need into the cluster. Without it, you create them.',
      properties: {
        provider: {
          type: 'string',
          enum: ['external-secrets'],
          enumDescriptions: ['External Secrets Operator; each needed Secret becomes an ExternalSecret.'],
          description: 'What creates the Secrets.',
        },
        store: {
          type: 'string',
          pattern: DNS_NAME,
          maxLength: 253,
          description: 'The name of the store, which must exist in the cluster.',
          examples: ['vault'],
        },
        store_kind: {
          type: 'string',
          enum: ['ClusterSecretStore', 'SecretStore'],
          enumDescriptions: ['One store for all namespaces.', 'A store in each namespace.'],
          description: 'The kind of the store.',
          default: 'ClusterSecretStore',
        },
        key: {
          type: 'string',
          pattern: TEMPLATE,
          description: `The name of a value in the store, a template with ${PLACES}.`,
          examples: ['{environment}-{secret}-{key}'],
        },
        property: {
          type: 'string',
          pattern: TEMPLATE,
          description: `The field of that value, for stores whose values are mappings; a template with ${PLACES}.`,
          examples: ['{key}'],
        },
        except: {
          type: 'array',
          items: { type: 'string', pattern: DNS_NAME, description: 'The name of a Secret.' },
          description: 'Secrets that something else creates, such as an operator.',
          examples: [['shop-db-app']],
        },
      },
      required: ['provider', 'store', 'key'],
      additionalProperties: false,
    },
  },
} as const
