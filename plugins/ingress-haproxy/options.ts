import { furtherClasses, type PeerSource, type PeerSourceOptions, peerSourceProperties } from 'k3s-platform/plugin'

/** What a user may write under `plugins.ingress-haproxy`. */
export interface HaproxyOptions extends PeerSourceOptions {
  readonly classes?: Readonly<Record<string, PeerSourceOptions>>
}

/** Where the controller runs when its own manifests or its Helm chart installed it. */
export const HAPROXY: PeerSource = {
  namespaces: ['haproxy-ingress', 'ingress-controller'],
  podLabels: { 'app.kubernetes.io/name': 'haproxy-ingress' },
  cidrs: [],
}

const ofOneController = peerSourceProperties('the HAProxy ingress controller', HAPROXY)

/** The JSON Schema of `plugins.ingress-haproxy`. */
export const haproxyOptions = {
  type: 'object',
  description: 'Where the HAProxy ingress controller runs.',
  additionalProperties: false,
  properties: { ...ofOneController, classes: furtherClasses('the HAProxy ingress controller', ofOneController) },
} as const
