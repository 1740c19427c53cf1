import type { Field, Mistake } from 'k3s-platform/plugin'
import {
  closestTo,
  conflictingFields,
  duplicateValue,
  forbiddenField,
  invalidValue,
  missingField,
  type Pointer,
  type Resource,
  violationOfMountPath,
} from 'k3s-platform/plugin'
import type { Container, PersistentVolumeClaim, Volume, VolumeDevice, VolumeMount } from 'kubernetes-types/core/v1.js'
import { containersOf, podOf } from './pod.ts'
import { unknownVolume } from './pod-messages.ts'
import { unknownValue } from './schema-messages.ts'
import { relativePathViolation } from './volume-files.ts'

/** What containers mount, and where. */
export function* mounts(resource: Resource): Iterable<Mistake> {
  const pod = podOf(resource)
  if (!pod) return
  const volumes = new Map<string, Partial<Volume>>()
  for (const volume of pod.spec.volumes ?? []) if (volume.name) volumes.set(volume.name, volume)
  for (const { metadata } of claimTemplatesOf(resource)) if (metadata?.name) volumes.set(metadata.name, CLAIM)
  for (const { container, pointer } of containersOf(pod)) {
    const paths = new Map<string, Field>()
    for (const [index, mount] of (container.volumeMounts ?? []).entries())
      yield* mountMistakes({ resource, container, volumes, paths }, mount, `${pointer}/volumeMounts/${index}`)
    for (const [index, device] of (container.volumeDevices ?? []).entries())
      yield* deviceMistakes({ resource, container, volumes, paths }, device, `${pointer}/volumeDevices/${index}`)
  }
}

interface Scene {
  readonly resource: Resource
  readonly container: Container
  readonly volumes: ReadonlyMap<string, Partial<Volume>>
  readonly paths: Map<string, Field>
}

function* mountMistakes(scene: Scene, mount: VolumeMount, pointer: Pointer): Iterable<Mistake> {
  const { resource } = scene
  yield* volumeMistakes(scene, mount.name, { resource, pointer })
  const field = { resource, pointer: `${pointer}/mountPath` }
  const path = mount.mountPath
  if (!path) yield missingField({ resource, pointer }, 'mountPath')
  else {
    const violation = violationOfMountPath(path)
    if (violation) yield invalidValue(field, path, violation, 'Write an absolute path, such as /data.')
    yield* pathMistakes(field, path, scene.paths)
  }
  for (const name of ['subPath', 'subPathExpr'] as const) {
    const violation = relativePathViolation(mount[name] ?? 'x')
    if (violation) yield invalidValue({ resource, pointer: `${pointer}/${name}` }, mount[name], violation)
  }
  if (mount.subPath && mount.subPathExpr)
    yield conflictingFields(
      { resource, pointer: `${pointer}/subPathExpr` },
      { resource, pointer: `${pointer}/subPath` },
    )
  yield* propagationMistakes(scene, mount, pointer)
}

function* propagationMistakes({ resource, container }: Scene, mount: VolumeMount, pointer: Pointer): Iterable<Mistake> {
  const { mountPropagation, recursiveReadOnly, readOnly } = mount
  if (mountPropagation === 'Bidirectional' && !container.securityContext?.privileged)
    yield forbiddenField(
      { resource, pointer: `${pointer}/mountPropagation` },
      'only a privileged container may do that',
    )
  if (recursiveReadOnly === undefined || recursiveReadOnly === 'Disabled') return
  const field = { resource, pointer: `${pointer}/recursiveReadOnly` }
  if (!RECURSIONS.includes(recursiveReadOnly)) return yield unknownValue(field, recursiveReadOnly, RECURSIONS)
  if (!readOnly) yield forbiddenField(field, 'it needs "readOnly: true" next to it')
  if (mountPropagation && mountPropagation !== 'None') yield forbiddenField(field, 'it excludes "mountPropagation"')
}

function* deviceMistakes(scene: Scene, { name, devicePath }: VolumeDevice, pointer: Pointer): Iterable<Mistake> {
  const { resource, container, volumes } = scene
  yield* volumeMistakes(scene, name, { resource, pointer })
  const volume = volumes.get(name)
  if (volume && !volume.persistentVolumeClaim && !volume.ephemeral)
    yield forbiddenField({ resource, pointer }, 'only a claim can be a block device')
  if (!devicePath) yield missingField({ resource, pointer }, 'devicePath')
  else {
    const field = { resource, pointer: `${pointer}/devicePath` }
    if (devicePath.split('/').includes('..')) yield invalidValue(field, devicePath, 'must not contain ".."')
    yield* pathMistakes(field, devicePath, scene.paths)
  }
  if (container.volumeMounts?.some(mount => mount.name === name))
    yield forbiddenField({ resource, pointer }, `"${name}" is mounted as a file system as well`)
  const first = container.volumeDevices?.findIndex(device => device.name === name) ?? 0
  if (!pointer.endsWith(`/${first}`))
    yield duplicateValue({ resource, pointer }, name, {
      resource,
      pointer: pointer.replace(/(?<!\d)\d+$/, String(first)),
    })
}

function* volumeMistakes({ volumes }: Scene, name: string | undefined, field: Field): Iterable<Mistake> {
  if (!name) yield missingField(field, 'name')
  else if (!volumes.has(name)) yield unknownVolume(field, name, closestTo(name, [...volumes.keys()]))
}

function* pathMistakes(field: Field, path: string, seen: Map<string, Field>): Iterable<Mistake> {
  const earlier = seen.get(path)
  if (earlier) yield duplicateValue(field, path, earlier)
  else seen.set(path, field)
}

/** A StatefulSet makes a claim for each pod, which is a volume of the pod too. */
function claimTemplatesOf({ object }: Resource): readonly PersistentVolumeClaim[] {
  return (object as { spec?: { volumeClaimTemplates?: PersistentVolumeClaim[] } }).spec?.volumeClaimTemplates ?? []
}

const CLAIM: Partial<Volume> = { persistentVolumeClaim: { claimName: '' } }

const RECURSIONS: readonly string[] = ['Disabled', 'Enabled', 'IfPossible']
