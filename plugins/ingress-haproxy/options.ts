import type { PeerSource } from 'k3s-platform/plugin'

/** What a user may write under `plugins.ingress-haproxy`. */
export interface HaproxyOptions {
  readonly namespaces?: readonly string[]
  readonly pod_labels?: Readonly<Record<string, string>>
  readonly cidrs?: readonly string[]
}

/** The JSON Schema of `plugins.ingress-haproxy`. */
export const haproxyOptions = {
  type: 'object',
  description: 'Where the HAProxy ingress controller runs.',
  additionalProperties: false,
  properties: {
    namespaces: {
      type: 'array',
      items: { type: 'string', minLength: 1 },
      minItems: 1,
      description: 'The namespaces in which the controller may run; network policies let its pods in from there.',
      default: ['haproxy-ingress', 'ingress-controller'],
    },
    pod_labels: {
      type: 'object',
      additionalProperties: { type: 'string' },
      minProperties: 1,
      description: "The labels of the controller's pods.",
      default: { 'app.kubernetes.io/name': 'haproxy-ingress' },
    },
    cidrs: {
      type: 'array',
      items: { type: 'string', minLength: 1 },
      description: 'Address blocks that the controller connects from, when it runs in the network of its node.',
      examples: [['10.0.0.0/24']],
    },
  },
} as const

/** Completes what the user wrote, as far as it says where connections come from. */
export function toPeerSource(options: HaproxyOptions): PeerSource {
  return {
    namespaces: options.namespaces ?? ['haproxy-ingress', 'ingress-controller'],
    podLabels: options.pod_labels ?? { 'app.kubernetes.io/name': 'haproxy-ingress' },
    cidrs: options.cidrs ?? [],
  }
}
