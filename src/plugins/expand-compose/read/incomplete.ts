import { keyOriginOf, type Origin, originsOf, writtenOriginsOf } from 'k3s-platform/plugin'
import type { Service } from '../model/service.ts'

/** A key that no file has given, of a map that several may write together. */
export interface IncompleteMap {
  /** The map in words. */
  readonly where: string
  readonly key: string
  readonly at: Origin | undefined
}

/** Maps of a service that lack a key which the shape of a single file could not ask for. */
export function incompleteMaps({ depends_on = {}, ulimits = {}, provider }: Service): readonly IncompleteMap[] {
  const limits = ulimits as Readonly<Record<string, { readonly soft?: number; readonly hard?: number }>>
  return [
    ...Object.keys(depends_on).flatMap(name =>
      writtenOriginsOf(depends_on[name], 'condition').length === 0
        ? [{ where: `the dependency "${name}"`, key: 'condition', at: keyOriginOf(depends_on, name) }]
        : [],
    ),
    ...Object.entries(limits).flatMap(([name, limit]) =>
      (['soft', 'hard'] as const)
        .filter(key => limit[key] === undefined)
        .map(key => ({ where: `the limit "${name}"`, key, at: keyOriginOf(ulimits, name) })),
    ),
    ...(provider && provider.type === undefined
      ? [{ where: 'the provider', key: 'type', at: originsOf(provider)[0] }]
      : []),
  ]
}
