import { closestTo } from '../ir/closest.ts'
import type { Diagnostic } from '../ir/diagnostic.ts'
import { keyOriginOf } from '../ir/provenance.ts'
import { unknownEnvironment } from './schema-messages.ts'

/** The keys of `defaults` that may give a value for each environment: there a map has names of environments. */
export const DEFAULTS_BY_ENVIRONMENT: readonly string[] = ['registry', 'ingress', 'image_pull_secrets']

/** Says which names in maps of `defaults` are no environment; what stands under them would never apply. */
export function undeclaredInDefaults(defaults: unknown, environments: readonly string[]): readonly Diagnostic[] {
  if (!isMap(defaults)) return []
  return DEFAULTS_BY_ENVIRONMENT.flatMap(key => {
    const map = defaults[key]
    if (!isMap(map)) return []
    return Object.keys(map)
      .filter(name => !environments.includes(name))
      .map(name => unknownEnvironment(keyOriginOf(map, name), name, closestTo(name, environments)))
  })
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
