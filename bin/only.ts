import type { Config, UnitKey } from 'k3s-platform'
import { type Arguments, didYouMean } from './arguments.ts'
import { only } from './option.ts'
import { UsageError } from './usage-error.ts'

/** Which files of an environment are meant by `--only`; nothing when it is not given. */
export async function onlyPaths(given: Arguments, config: Config): Promise<((path: string) => boolean) | undefined> {
  const units: ReadonlySet<string> | undefined = await onlyUnits(given, config)
  return units && (path => units.has(path.replace(/\.yaml$/, '')) || units.has(path.split('/').slice(0, 2).join('/')))
}

/** Which units are meant by `--only`; nothing when it is not given. A unit that is unknown is an error. */
export async function onlyUnits(given: Arguments, config: Config): Promise<ReadonlySet<UnitKey> | undefined> {
  const asked = given.list(only)
  if (asked.length === 0) return undefined
  const declared = [...config.declared]
  const units = new Set<UnitKey>()
  for (const pattern of asked) {
    const meant = declared.filter(unit => isMeant(unit, pattern))
    if (meant.length === 0) throw await unknownUnit(pattern, declared)
    for (const unit of meant) units.add(unit)
  }
  return units
}

/** `apps/fastapi`, `fastapi`, `apps/*`, `apps` or `apps/fast*`. */
function isMeant(unit: string, pattern: string): boolean {
  const [section, name] = unit.split('/') as [string, string]
  if (pattern === unit || pattern === name || pattern === section) return true
  const parts = pattern.split('*').map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return parts.length > 1 && new RegExp(`^${parts.join('.*')}$`).test(unit)
}

async function unknownUnit(pattern: string, declared: readonly string[]): Promise<UsageError> {
  const names = pattern.includes('/') ? declared : declared.map(unit => unit.split('/')[1]!)
  return new UsageError(
    `Unknown unit "${pattern}".`,
    (await didYouMean(pattern, names)) ?? `It declares ${declared.join(', ')}.`,
  )
}
