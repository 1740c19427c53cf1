import { keyOriginOf, type Origin, originsOf, own, writtenOriginsOf } from 'k3s-platform/plugin'
import type { Dependency } from '../model/service.ts'
import { approximatedKey } from './loss-messages.ts'
import type { Stack } from './stack.ts'

/** The step in which Argo CD applies a service, and what it waits for. */
export interface Wave {
  readonly wave: number
  readonly origins: readonly Origin[]
}

/** The last step of a stack in which anything waits for something else. */
export function lastOf(waves: ReadonlyMap<string, Wave>): Wave | undefined {
  return [...waves.values()].reduce<Wave | undefined>(
    (last, wave) => (wave.wave > (last?.wave ?? 0) ? wave : last),
    undefined,
  )
}

/**
 * The order in which services start: a service that waits until another one is healthy or has ended comes a step later.
 * Only services that wait, or that others wait for, are in the order.
 */
export function wavesOf({ compose, report }: Stack): ReadonlyMap<string, Wave> {
  const { services } = compose
  const waves = new Map<string, number>()
  const waveOf = (name: string, above: readonly string[]): number => {
    const known = waves.get(name)
    if (known !== undefined) return known
    // Cycles are reported when the file is read.
    if (above.includes(name)) return 0
    const steps = Object.entries(own(services, name)?.depends_on ?? {})
      .filter(([other]) => own(services, other))
      .map(([other, { condition }]) => waveOf(other, [...above, name]) + (condition === 'service_started' ? 0 : 1))
    const wave = Math.max(0, ...steps)
    waves.set(name, wave)
    return wave
  }
  const ordered = new Map<string, Wave>()
  for (const [name, service] of Object.entries(services)) {
    const { depends_on: dependencies } = service
    if (!dependencies || Object.keys(dependencies).length === 0) continue
    const origins = Object.entries(dependencies).flatMap(([other, dependency]) => {
      reportRestart(other, dependency, report)
      return placesOf(dependencies, other, dependency)
    })
    ordered.set(name, { wave: waveOf(name, []), origins })
  }
  return ordered
}

function placesOf(dependencies: object, name: string, dependency: Dependency): readonly Origin[] {
  const key = keyOriginOf(dependencies, name)
  const written = writtenOriginsOf(dependency, 'condition', 'required', 'restart')
  return [...(key ? [key] : []), ...written]
}

function reportRestart(name: string, dependency: Dependency, report: Stack['report']): void {
  // A service waits for what it uses, and a restart with it is not requested.
  if (dependency.restart && originsOf(dependency, 'restart')[0]?.path.endsWith('.restart'))
    report(
      approximatedKey(
        `depends_on.${name}.restart`,
        'has no counterpart: pods do not restart because another service did',
        originsOf(dependency, 'restart')[0],
      ),
    )
}
