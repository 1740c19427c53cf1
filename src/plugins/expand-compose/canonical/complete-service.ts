import { markOf, originsOf, withProvenance, withProvenanceOf } from 'k3s-platform/plugin'
import type { Dependency, Service } from '../model/service.ts'
import type { WrittenDependencies } from './dependencies.ts'
import { withDefault } from './derived.ts'
import { impliedDependencies } from './implied-dependencies.ts'
import { setField } from './set-field.ts'
import type { WrittenService } from './to-service.ts'

/**
 * The service that all files together have written, with what Compose takes for granted: how a dependency is waited
 * for, that a service which is linked to is one, and that an image is built from the project's folder. `folder` is that
 * folder, relative to that of apps.yaml.
 */
export function completeService(written: WrittenService, folder: string): Service {
  const { depends_on, build } = written
  const dependencies = completeDependencies(depends_on ?? {}, impliedDependencies(written))
  if (!dependencies && !build) return written as Service
  const completed = withProvenanceOf(written, {
    ...written,
    ...(build && { build: withDefault(build, 'context', folder || '.') }),
    ...(depends_on && dependencies && { depends_on: dependencies }),
  } as Service)
  return dependencies ? withDefault(completed, 'depends_on', dependencies) : completed
}

function completeDependencies(
  written: WrittenDependencies,
  implied: ReadonlyMap<string, Dependency>,
): Readonly<Record<string, Dependency>> | undefined {
  const names = Object.keys(written)
  const others = [...implied.keys()].filter(name => !Object.hasOwn(written, name))
  if (names.length + others.length === 0) return undefined
  const made: Record<string, Dependency> = {}
  for (const name of names) {
    const started = withDefault(written[name] as Partial<Dependency>, 'condition', 'service_started')
    setField(made, name, withDefault(withDefault(started, 'required', true), 'restart', false))
  }
  for (const name of others) setField(made, name, implied.get(name))
  return withProvenance(made, {
    at(name) {
      if (name === undefined) return markOf(names.length > 0 ? written : implied.get(others[0] ?? ''))
      return Object.hasOwn(written, name) ? markOf(written, name) : { origins: originsOf(implied.get(String(name))) }
    },
  })
}
