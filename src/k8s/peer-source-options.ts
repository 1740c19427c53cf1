import { DNS_LABEL, LABEL_VALUE } from './name-patterns.ts'
import type { PeerSource } from './peers.ts'

/** What a user may write in the options of a plugin to say where a program runs, such as an ingress controller. */
export interface PeerSourceOptions {
  readonly namespaces?: readonly string[]
  readonly pod_labels?: Readonly<Record<string, string>>
  readonly cidrs?: readonly string[]
}

/** The JSON Schema properties of these options for the program of that name; `defaults` is where it usually runs. */
export function peerSourceProperties(program: string, { namespaces, podLabels }: PeerSource) {
  return {
    namespaces: {
      type: 'array',
      items: {
        type: 'string',
        pattern: DNS_LABEL,
        description: 'A namespace: up to 63 lowercase letters, digits and "-".',
      },
      minItems: 1,
      description: `The namespaces in which ${program} may run; network policies let its pods in from there.`,
      default: namespaces,
    },
    pod_labels: {
      type: 'object',
      additionalProperties: {
        type: 'string',
        pattern: LABEL_VALUE,
        description: 'A label value: up to 63 letters, digits, "-", "_" and ".".',
      },
      minProperties: 1,
      description: `The labels of the pods of ${program}.`,
      default: podLabels,
    },
    cidrs: {
      type: 'array',
      items: { type: 'string', minLength: 1 },
      description: `Address blocks that ${program} connects from, when it runs in the network of its node.`,
      examples: [['10.0.0.0/24']],
    },
  } as const
}

/** Completes what the user wrote with where the program usually runs. */
export function peerSourceOf(options: PeerSourceOptions, defaults: PeerSource): PeerSource {
  return {
    namespaces: options.namespaces ?? defaults.namespaces,
    podLabels: options.pod_labels ?? defaults.podLabels,
    cidrs: options.cidrs ?? defaults.cidrs,
  }
}
