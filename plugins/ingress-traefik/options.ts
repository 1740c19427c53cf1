import {
  furtherClasses,
  type PeerSource,
  type PeerSourceOptions,
  peerSourceOf,
  peerSourceProperties,
} from 'k3s-platform/plugin'

/** What a user may write about one Traefik. */
interface OneTraefik extends PeerSourceOptions {
  readonly entrypoints?: { readonly web?: string; readonly websecure?: string }
  readonly route_kind?: 'ingress' | 'ingressroute'
}

/** What a user may write under `plugins.ingress-traefik`. */
export interface TraefikOptions extends OneTraefik {
  readonly classes?: Readonly<Record<string, OneTraefik>>
}

/** Where k3s and the Helm chart install Traefik. */
const TRAEFIK: PeerSource = {
  namespaces: ['kube-system', 'traefik'],
  podLabels: { 'app.kubernetes.io/name': 'traefik' },
  cidrs: [],
}

const ofOneTraefik = {
  ...peerSourceProperties('Traefik', TRAEFIK),
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
}

/** The JSON Schema of `plugins.ingress-traefik`. */
export const traefikOptions = {
  type: 'object',
  description: 'Where Traefik runs, and in which objects it reads routes.',
  additionalProperties: false,
  properties: { ...ofOneTraefik, classes: furtherClasses('Traefik', ofOneTraefik) },
}

/** The options with their defaults. */
export interface TraefikSettings extends PeerSource {
  readonly entryPoints: { readonly web: string; readonly websecure: string }
  readonly routeKind: 'ingress' | 'ingressroute'
}

/** Completes what the user wrote. */
export function toSettings(options: OneTraefik): TraefikSettings {
  return {
    ...peerSourceOf(options, TRAEFIK),
    entryPoints: {
      web: options.entrypoints?.web ?? 'web',
      websecure: options.entrypoints?.websecure ?? 'websecure',
    },
    routeKind: options.route_kind ?? 'ingress',
  }
}
