import {
  because,
  byRule,
  type EnvVar,
  originsOf,
  trace,
  tracedTo,
  type Volume,
  type Workload,
  type Written,
} from 'k3s-platform/plugin'
import type { ImageFacts } from './table.ts'

/**
 * The workload with a folder below each new claim that its image would only initialize if it were empty. Claims that
 * exist already keep their layout.
 */
export function withEmptyFolders(workload: Workload, facts: ImageFacts): Workload {
  const { variable, below } = facts
  if (below === undefined) return workload
  const value = variable === undefined ? undefined : variableOf(workload, variable)
  const folders = value === undefined ? facts.emptyFolders : [value]
  const mount = workload.volumes.find(volume => isNewClaim(volume) && folders?.includes(volume.mountPath))
  if (!mount) return workload
  const at = byRule('image-facts.folder-below', [
    ...originsOf(workload.container, 'image'),
    ...originsOf(mount, 'mountPath'),
  ])
  if (variable === undefined || value !== undefined) return withSubPath(workload, mount, because(below, at))
  const { container } = workload
  const added: EnvVar = tracedTo(at, { kind: 'literal', name: variable, value: `${mount.mountPath}/${below}` })
  const env = because([...container.env, added], [...originsOf(container, 'env'), ...at])
  return trace(workload, { ...workload, container: trace(container, { ...container, env }) })
}

function isNewClaim({ source, readOnly, subPath }: Volume): boolean {
  return source.kind === 'persistentVolumeClaim' && !source.claim.exists && !readOnly && subPath === undefined
}

function withSubPath(workload: Workload, mount: Volume, subPath: Written<string>): Workload {
  const volumes = workload.volumes.map(volume => (volume === mount ? trace(volume, { ...volume, subPath }) : volume))
  return trace(workload, { ...workload, volumes })
}

/** The value of a variable, which may come from a file of variables. */
function variableOf({ container, configMaps = [] }: Workload, name: string): string | undefined {
  const own = container.env.find(variable => variable.name === name)
  if (own) return own.kind === 'literal' ? own.value : ''
  const objects = container.envFrom.map(({ object }) => object)
  return configMaps.find(({ name: object, data }) => objects.includes(object) && Object.hasOwn(data, name))?.data[name]
}
