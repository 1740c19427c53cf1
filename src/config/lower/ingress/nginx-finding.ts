import type { Origin } from '../../../ir/origin.ts'
import { because, originsOf, type Written } from '../../../ir/provenance.ts'
import type { Route } from '../../../ir/route.ts'

/** What some annotations of nginx come to. Keys are without nginx's prefix. */
export type Finding =
  | { readonly keys: readonly string[]; readonly became: string; readonly settings?: RouteSettings }
  | {
      readonly keys: readonly string[]
      readonly became: string
      readonly copied: readonly [key: string, value: string]
    }
  | { readonly keys: readonly string[]; readonly lost: string }

/** Fields that annotations give to a route, each with the places of the annotations that it came from. */
export type RouteSettings = { readonly [Field in keyof Route]?: Written<Route[Field]> }

/** What nginx's annotations start with. */
export const NGINX = 'nginx.ingress.kubernetes.io/'

/** The value of an annotation of nginx. */
export function nginxValue({ annotations }: Route, key: string): string | undefined {
  return Object.hasOwn(annotations, NGINX + key) ? annotations[NGINX + key]!.trim() : undefined
}

/** Where annotations of nginx were written. */
export function nginxPlaces({ annotations }: Route, keys: readonly string[]): readonly Origin[] {
  return keys.flatMap(key => originsOf(annotations, NGINX + key))
}

/** The finding that gives a field to a route, unless the ingress block has filled it. */
export function setting<Field extends keyof Route>(
  route: Route,
  field: Field,
  value: Route[Field],
  { keys, became }: { readonly keys: readonly string[]; readonly became: string },
): Finding {
  if (route[field] !== undefined) return { keys, became: 'nothing, because the ingress block says itself what holds' }
  const settings: RouteSettings = { [field]: because(value, nginxPlaces(route, keys)) }
  return { keys, became, settings }
}
