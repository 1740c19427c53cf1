import { isGuard } from './guarding-annotation.ts'
import { type NginxTranslation, nginxTranslation } from './nginx-annotations.ts'
import type { Origin } from './origin.ts'
import { originsOf, trace } from './provenance.ts'
import type { Route } from './route.ts'

/** A controller that reads annotations of its own. `haproxytech` is the other HAProxy: same word, other keys. */
export type AnnotationOwner = 'haproxy' | 'haproxytech' | 'nginx' | 'nginxinc' | 'traefik'

/** A route without the annotations of other controllers, and what became of them. */
export interface TranslatedRoute {
  readonly route: Route
  readonly translated: readonly ForeignAnnotation[]
  readonly dropped: readonly ForeignAnnotation[]
}

/** An annotation of another controller. */
export interface ForeignAnnotation {
  readonly key: string
  readonly owner: AnnotationOwner
  /** What it became, or why it is lost, in words that follow `it becomes …` or `it is dropped: …`. */
  readonly note: string
  /** Whether it keeps somebody out. */
  readonly guards: boolean
  readonly at?: Origin
}

/** The controller whose annotations start as the key does; keys of nobody in particular have none. */
export function ownerOfAnnotation(key: string): AnnotationOwner | undefined {
  return OWNERS.find(([prefix]) => key.startsWith(prefix))?.[1]
}

/**
 * The route as one controller may read it: what annotations of nginx ask for stands in the route's own fields, unless
 * the user has filled those; annotations of any other controller are gone.
 */
export function withoutForeignAnnotations(route: Route, own: 'haproxy' | 'traefik'): TranslatedRoute {
  const keys = Object.keys(route.annotations)
  const foreign = keys.filter(key => ownerOfAnnotation(key) !== undefined && ownerOfAnnotation(key) !== own)
  if (foreign.length === 0) return { route, translated: [], dropped: [] }
  const nginx = nginxTranslation(route, own)
  const annotation = (key: string, note: string): ForeignAnnotation => {
    const [at] = originsOf(route.annotations, key)
    const guards = isGuard(key, route.annotations[key]!)
    return { key, owner: ownerOfAnnotation(key)!, note, guards, ...(at && { at }) }
  }
  return {
    route: withSettings(route, foreign, nginx),
    translated: foreign.flatMap(key => {
      const became = nginx.became.get(key)
      return became === undefined ? [] : [annotation(key, became)]
    }),
    dropped: foreign
      .filter(key => !nginx.became.has(key))
      .map(key => annotation(key, nginx.lost.get(key) ?? 'nothing here reads it')),
  }
}

function withSettings(route: Route, foreign: readonly string[], { settings, copied }: NginxTranslation): Route {
  const kept = Object.entries(route.annotations).filter(([key]) => !foreign.includes(key))
  // What the user wrote for the controller itself wins over a copy.
  const annotations = trace(
    route.annotations,
    Object.fromEntries([...copied.values(), ...kept]),
    Object.fromEntries([...copied].map(([from, [to]]) => [to, kept.some(([key]) => key === to) ? to : from])),
  )
  const set = Object.entries(settings)
  const made = { ...route, ...Object.fromEntries(set.map(([field, { value }]) => [field, value])), annotations }
  return trace(route, made, Object.fromEntries(set.map(([field, { because }]) => [field, because])))
}

const OWNERS: readonly (readonly [prefix: string, owner: AnnotationOwner])[] = [
  ['nginx.ingress.kubernetes.io/', 'nginx'],
  ['nginx.org/', 'nginxinc'],
  ['nginx.com/', 'nginxinc'],
  ['traefik.ingress.kubernetes.io/', 'traefik'],
  ['haproxy-ingress.github.io/', 'haproxy'],
  ['ingress.kubernetes.io/', 'haproxy'],
  ['haproxy.org/', 'haproxytech'],
]
