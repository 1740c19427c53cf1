declare module 'k3s-platform/plugin' {
  interface EnvironmentSettings {
    readonly egress?: { readonly metadata?: boolean }
  }
}

/** The JSON Schema of what an environment says about the traffic of all pods. */
export const egressSettings = {
  type: 'object',
  properties: {
    egress: {
      title: 'EnvironmentEgress',
      type: 'object',
      description: 'What pods may reach although their policies say whom they may reach.',
      properties: {
        metadata: {
          type: 'boolean',
          description:
            'Lets every pod ask the metadata server of its node (169.254.169.254). Without it only pods do whose service account has a cloud identity that comes from there.',
          default: false,
        },
      },
      additionalProperties: false,
    },
  },
} as const
