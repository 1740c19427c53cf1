import { closestTo } from '../../ir/closest.ts'
import type { Diagnostic } from '../../ir/diagnostic.ts'
import { keyOriginOf, originsOf } from '../../ir/provenance.ts'
import type { Section, UnitKey } from '../../ir/unit.ts'
import type { Dependency } from '../../schema/depends-on.ts'
import { type Config, type Entry, SECTIONS } from '../config.ts'
import {
  ambiguousDependency,
  circularDependency,
  disabledDependency,
  unknownDependency,
} from './dependency-messages.ts'

/** What each unit waits for, and how deep below it the chain goes. */
export interface Dependencies {
  of(unit: UnitKey): readonly UnitKey[]
  wave(unit: UnitKey): number
}

/** Resolves every `depends_on` to units; what does not exist, is off or goes in circles is reported. */
export function resolveDependencies(config: Config, report: (diagnostic: Diagnostic) => void): Dependencies {
  const dependencies = new Map<UnitKey, UnitKey[]>()
  for (const entry of config.entries) {
    const wanted = (entry.node.depends_on ?? []) as readonly Dependency[]
    const found = wanted.flatMap(
      dependency => resolve(dependency, config, diagnostic => report({ ...diagnostic, entry: entry.unit })) ?? [],
    )
    dependencies.set(entry.unit, [...new Set(found)])
  }
  const search: Search = {
    dependencies,
    waves: new Map(),
    entries: new Map(config.entries.map(entry => [entry.unit, entry])),
    report,
  }
  for (const entry of config.entries) depth(entry, [], search)
  return { of: unit => dependencies.get(unit) ?? [], wave: unit => search.waves.get(unit) ?? 0 }
}

function resolve(
  dependency: Dependency,
  config: Config,
  report: (diagnostic: Diagnostic) => void,
): UnitKey | undefined {
  const { name, type } = dependency
  const at = originsOf(dependency, 'name')[0]
  const sections = type ? [sectionOf(type)] : SECTIONS
  const candidates = sections.map(section => `${section}/${name}` as UnitKey).filter(unit => config.declared.has(unit))
  const [unit, other] = candidates
  if (!unit) {
    const names = [...config.declared]
      .filter(key => !type || key.startsWith(`${sectionOf(type)}/`))
      .map(key => key.slice(key.indexOf('/') + 1))
    report(unknownDependency(name, type, closestTo(name, names), names, at))
  } else if (other) report(ambiguousDependency(name, candidates, at))
  else if (config.disabled.has(unit)) report(disabledDependency(unit, at))
  else return unit
  return undefined
}

function sectionOf(type: NonNullable<Dependency['type']>): Section {
  return type === 'app' ? 'apps' : type
}

interface Search {
  readonly dependencies: ReadonlyMap<UnitKey, readonly UnitKey[]>
  readonly waves: Map<UnitKey, number>
  readonly entries: ReadonlyMap<UnitKey, Entry>
  report(diagnostic: Diagnostic): void
}

function depth({ unit, node }: Entry, above: readonly UnitKey[], search: Search): number {
  const known = search.waves.get(unit)
  if (known !== undefined) return known
  if (above.includes(unit)) {
    const circle = [...above.slice(above.indexOf(unit)), unit]
    search.report({ ...circularDependency(circle, keyOriginOf(node, 'depends_on')), entry: unit })
    return 0
  }
  const below = (search.dependencies.get(unit) ?? []).map(dependency => {
    const entry = search.entries.get(dependency)
    return entry ? depth(entry, [...above, unit], search) + 1 : 0
  })
  const wave = Math.max(0, ...below)
  search.waves.set(unit, wave)
  return wave
}
