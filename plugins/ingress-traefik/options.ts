/** What a user may write under `plugins.ingress-traefik`. */
export interface TraefikOptions {
  readonly namespaces?: readonly string[]
  readonly pod_labels?: Readonly<Record<string, string>>
  readonly cidrs?: readonly string[]
  readonly entrypoints?: { readonly web?: string; readonly websecure?: string }
  readonly route_kind?: 'ingress' | 'ingressroute'
}

/** The JSON Schema of `plugins.ingress-traefik`. */
export const traefikOptions = {
  type: 'object',
  description: 'Where Traefik runs, and in which objects it is told about routes.',
  additionalProperties: false,
  properties: {
    namespaces: {
      type: 'array',
      items: { type: 'string', minLength: 1 },
      minItems: 1,
      description: 'The namespaces in which Traefik may run; network policies let its pods in from there.',
      default: ['kube-system', 'traefik'],
    },
    pod_labels: {
      type: 'object',
      additionalProperties: { type: 'string' },
      minProperties: 1,
      description: "The labels of Traefik's pods.",
      default: { 'app.kubernetes.io/name': 'traefik' },
    },
    cidrs: {
      type: 'array',
      items: { type: 'string', minLength: 1 },
      description: 'Address blocks that Traefik connects from, for a Traefik in the network of its node.',
      examples: [['10.0.0.0/24']],
    },
    entrypoints: {
      type: 'object',
      description: "The names of Traefik's entry points.",
      additionalProperties: false,
      properties: {
        web: { type: 'string', minLength: 1, description: 'The entry point for plain HTTP.', default: 'web' },
        websecure: { type: 'string', minLength: 1, description: 'The entry point for TLS.', default: 'websecure' },
      },
    },
    route_kind: {
      type: 'string',
      enum: ['ingress', 'ingressroute'],
      description:
        'Whether routes are Ingress objects or IngressRoute objects; the latter for a Traefik that refuses middlewares of other providers.',
      default: 'ingress',
    },
  },
}

/** The options with their defaults. */
export interface TraefikSettings {
  readonly namespaces: readonly string[]
  readonly podLabels: Readonly<Record<string, string>>
  readonly cidrs: readonly string[]
  readonly entryPoints: { readonly web: string; readonly websecure: string }
  readonly routeKind: 'ingress' | 'ingressroute'
}

/** Completes what the user wrote. */
export function toSettings(options: TraefikOptions): TraefikSettings {
  return {
    namespaces: options.namespaces ?? ['kube-system', 'traefik'],
    podLabels: options.pod_labels ?? { 'app.kubernetes.io/name': 'traefik' },
    cidrs: options.cidrs ?? [],
    entryPoints: {
      web: options.entrypoints?.web ?? 'web',
      websecure: options.entrypoints?.websecure ?? 'websecure',
    },
    routeKind: options.route_kind ?? 'ingress',
  }
}
