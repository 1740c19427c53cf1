/** What apps.yaml may say under `plugins.acme-monitoring`. */
export interface MonitoringOptions {
  readonly enabled?: boolean
  readonly interval?: string
  readonly namespace?: string
}

/** The JSON Schema of `plugins.acme-monitoring`. */
export const monitoringOptions = {
  type: 'object',
  additionalProperties: false,
  properties: {
    enabled: { type: 'boolean', default: true, description: 'Whether metrics are read in this environment.' },
    interval: { type: 'string', pattern: '^\\d+[ms]$', default: '1m', description: 'How often.' },
    namespace: { type: 'string', default: 'monitoring', description: 'The namespace that Prometheus runs in.' },
  },
} as const
