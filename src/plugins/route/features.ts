import type { Route, RouteFeature, Timeouts } from 'k3s-platform/plugin'

/** The features of a class that fields of a route require, in words. */
export interface Feature {
  /** As the user knows it: the key in quotes where there is one. */
  readonly name: string
  /** What happens without it. */
  readonly loss: string
  /** Whether it guards the route. */
  readonly guards?: true
  /** Whether a route asks for it; without it, whether the field of its name is there. */
  isUsed?(route: Route): boolean
}

/** The features that are fields of a route, each timeout by itself. */
export type FieldFeature = Exclude<RouteFeature, 'annotations' | 'requestHeaders'>

/** Every feature in words. A new field of a route does not compile until it is here. */
export const FEATURES: Readonly<Record<FieldFeature, Feature>> = {
  allowedAddresses: { name: 'a list of allowed addresses', loss: 'every address may ask', guards: true },
  backendProtocol: { name: 'the protocol of the backend', loss: 'pods are spoken to over plain HTTP/1.1' },
  bodyLimit: { name: 'a limit for bodies', loss: "the controller's own limit applies" },
  concurrencyLimit: { name: 'a limit of requests at once', loss: 'a client may have any number under way' },
  cors: { name: '"cors"', loss: 'browsers refuse calls from other origins unless the app allows them' },
  hsts: { name: '"hsts"', loss: 'browsers may continue to use plain HTTP', isUsed: ({ hsts }) => hsts },
  pathType: {
    name: '"path_type: ImplementationSpecific"',
    loss: 'how the path is compared is not known',
    isUsed: ({ pathType }) => pathType === 'ImplementationSpecific',
  },
  rateLimit: { name: '"rate_limit"', loss: 'requests of a client are not limited' },
  redirectsToTls: {
    name: 'the redirect of plain HTTP',
    loss: 'the handling of requests without TLS is not known',
    isUsed: ({ tls, redirectsToTls }) => tls !== undefined && redirectsToTls !== false,
  },
  rewrite: { name: 'another path for the app', loss: 'the app gets the path as the client sent it' },
  stickyCookie: { name: 'a cookie that keeps a client at one pod', loss: 'each request may reach another pod' },
  'timeouts.client': timeout('client'),
  'timeouts.connect': timeout('connect'),
  'timeouts.queue': timeout('queue'),
  'timeouts.server': timeout('server'),
  tls: { name: '"tls"', loss: 'requests are encrypted only if the controller is set up for it elsewhere' },
}

function timeout(key: keyof Timeouts): Feature {
  const isUsed = ({ timeouts }: Route) => timeouts[key] !== undefined
  return { name: `"timeouts.${key}"`, loss: "the controller's own limit applies", isUsed }
}
