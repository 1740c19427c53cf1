import type { Route, Timeouts } from './route.ts'

/** What an ingress class declares, so that the core can report the parts of a route that it does not serve. */
export interface IngressClass {
  /** JSON Schema of an object: the keys that `ingress` may have in addition to those of every class. */
  readonly settings?: object
  /** What messages call the controller: `Traefik`. Without it, the name of the class. */
  readonly controller?: string
  /**
   * What it serves in addition to hosts, paths and the backend. Features that are not `true` or `reported` are reported
   * as lost.
   */
  readonly serves?: ServedFeatures
  /** What the keys of annotations that it reads start with. The first is the usual one. */
  readonly annotationPrefixes?: readonly string[]
  /** Prefixes of annotations that users take for its own, and why it does not read them. */
  readonly mistakenAnnotations?: Readonly<Record<string, string>>
  /** How a route is guarded with it, in words that follow "Guard the route by". */
  readonly guardedBy?: string
  /** Names of ingress-nginx's annotations that it reads under its own prefix, with the same meaning. */
  readonly sameAsNginx?: readonly string[]
  /** The annotation of its own, without the prefix, and the value that make a path a regular expression. */
  readonly pathExpression?: { readonly annotation: string; readonly value: string }
  /** Whether its server timeout also ends when the backend takes nothing of a request, not only when it sends nothing. */
  readonly serverTimeoutCountsSending?: boolean
}

/** A class that a plugin serves, with its declaration. */
export type KnownIngressClass = IngressClass & {
  readonly controller: string
  /** The name of the class whose declaration this is. */
  readonly declaredAs: string
}

/** `reported` means that the plugin of the class reports it, with better advice than the core has. */
export type ServedFeatures = { readonly [Feature in RouteFeature]?: 'reported' | boolean }

/**
 * Features of a class in addition to hosts, paths and the backend: every other field of a route, each timeout by
 * itself, and the request headers that a scaler needs. A `pathType` is `ImplementationSpecific`; the others every class
 * serves.
 */
export type RouteFeature =
  | `timeouts.${keyof Timeouts}`
  | 'requestHeaders'
  | Exclude<keyof Route, 'class' | 'hosts' | 'path' | 'settings' | 'timeouts'>
