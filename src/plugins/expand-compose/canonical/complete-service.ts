import { withProvenanceOf } from 'k3s-platform/plugin'
import type { Dependency, Service } from '../model/service.ts'
import { withDefault } from './derived.ts'
import { setField } from './set-field.ts'
import type { WrittenService } from './to-service.ts'

/**
 * The service that all files together have written, with what Compose takes for granted: how a dependency is waited
 * for, and that an image is built from the project's folder. `folder` is that folder, relative to that of apps.yaml.
 */
export function completeService(written: WrittenService, folder: string): Service {
  const { depends_on, build } = written
  if (!depends_on && !build) return written as Service
  return withProvenanceOf(written, {
    ...written,
    ...(build && { build: withDefault(build, 'context', folder || '.') }),
    ...(depends_on && { depends_on: completeDependencies(depends_on) }),
  } as Service)
}

function completeDependencies(written: NonNullable<WrittenService['depends_on']>): Record<string, Dependency> {
  const made: Record<string, Dependency> = {}
  for (const [name, dependency] of Object.entries(written)) {
    const started = withDefault(dependency, 'condition', 'service_started')
    setField(made, name, withDefault(withDefault(started, 'required', true), 'restart', false))
  }
  return withProvenanceOf(written, made)
}
