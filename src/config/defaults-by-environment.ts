import { closestTo } from '../ir/closest.ts'
import type { Diagnostic } from '../ir/diagnostic.ts'
import { isMap } from '../ir/is-map.ts'
import { keyOriginOf } from '../ir/provenance.ts'
import { unknownEnvironment } from './schema-messages.ts'

/** The keys of `defaults` that may give a value for each environment: there a map has names of environments. */
export const DEFAULTS_BY_ENVIRONMENT: readonly string[] = ['registry', 'ingress', 'image_pull_secrets']

/** Reports names in maps of `defaults` and `argocd` that are not environments; their values would never apply. */
export function undeclaredInMaps(
  { defaults, argocd }: Readonly<Record<string, unknown>>,
  environments: readonly string[],
): readonly Diagnostic[] {
  const maps = [
    ...(isMap(defaults) ? DEFAULTS_BY_ENVIRONMENT.map(key => defaults[key]) : []),
    ...(isMap(argocd) ? [argocd.name_prefix] : []),
  ]
  return maps.filter(isMap).flatMap(map =>
    Object.keys(map)
      .filter(name => !environments.includes(name))
      .map(name => unknownEnvironment(keyOriginOf(map, name), name, closestTo(name, environments))),
  )
}
