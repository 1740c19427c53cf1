import { originsOf, type UnexpandedEntry } from 'k3s-platform/plugin'
import type { ComposeProject } from '../model/project.ts'
import type { Service } from '../model/service.ts'
import type { Environment } from './environment.ts'
import { fieldOf, withValues } from './nodes.ts'

/** The profiles that are active, and where each of them is written. */
export type Profiles = readonly Profile[]

interface Profile {
  readonly name: string
  readonly by: 'COMPOSE_PROFILES' | 'environment' | 'profiles'
  readonly at: ReturnType<typeof originsOf>[number] | undefined
}

/** The active profiles: those of the entry, or else of `COMPOSE_PROFILES`, and that of the environment. */
export function profilesOf({ entry }: UnexpandedEntry, variables: Environment, environment: string): Profiles {
  const own = { name: environment, by: 'environment', at: undefined } as const
  if (Array.isArray(entry.profiles))
    return [
      ...entry.profiles.map(
        (name, index) => ({ name: String(name), by: 'profiles', at: originsOf(entry.profiles, index)[0] }) as const,
      ),
      own,
    ]
  const names = (variables.lookup('COMPOSE_PROFILES') ?? '').split(',').map(name => name.trim())
  const at = originsOf(entry, 'path')[0]
  return [...names.filter(Boolean).map(name => ({ name, by: 'COMPOSE_PROFILES', at }) as const), own]
}

/** The services that are built, those that no active profile asks for, and those that apps.yaml leaves out. */
export function chosenServices(
  all: ComposeProject['services'],
  profiles: Profiles,
  { entry }: UnexpandedEntry,
): Pick<ComposeProject, 'inactive' | 'leftOut' | 'services'> {
  const active = profiles.map(({ name }) => name)
  const state = (name: string) => {
    const isEnabled = fieldOf(fieldOf(entry.services, name), 'enabled') ?? fieldOf(entry.defaults, 'enabled')
    if (isEnabled === false) return 'leftOut'
    return isEnabled || isActive(all[name]!, active) ? 'built' : 'inactive'
  }
  return {
    services: withValues(all, name => (state(name) === 'built' ? all[name] : undefined)) as typeof all,
    inactive: withValues(all, name =>
      state(name) === 'inactive' ? (all[name]!.profiles ?? []) : undefined,
    ) as ComposeProject['inactive'],
    leftOut: Object.keys(all).filter(name => state(name) === 'leftOut'),
  }
}

function isActive({ profiles = [] }: Service, active: readonly string[]): boolean {
  return profiles.length === 0 || active.includes('*') || profiles.some(profile => active.includes(profile))
}
