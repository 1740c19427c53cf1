import { type Pointer, type Resource, violationOfDns1123Label } from 'k3s-platform/plugin'
import type { KeyToPath, Volume } from 'kubernetes-types/core/v1.js'
import { claimSpecMistakes } from './claims.ts'
import { conflictingFields, duplicateValue, invalidName, invalidValue, missingField, outOfRange } from './messages.ts'
import type { Field, Mistake } from './mistake.ts'
import { podOf } from './pod.ts'
import { projectedMistakes } from './projected-volumes.ts'
import { amountMistakes } from './quantities.ts'

/** Volumes of pods: each has a name of its own and one source. */
export function* volumes(resource: Resource): Iterable<Mistake> {
  const pod = podOf(resource)
  const seen = new Map<string, Field>()
  for (const [index, volume] of (pod?.spec.volumes ?? []).entries()) {
    const pointer = `${pod!.pointer}/spec/volumes/${index}`
    const field = { resource, pointer: `${pointer}/name` }
    const { name } = volume
    const violation = name && violationOfDns1123Label(name)
    const earlier = name && seen.get(name)
    if (!name) yield missingField({ resource, pointer }, 'name')
    else if (violation) yield invalidName(field, name, violation)
    else if (earlier) yield duplicateValue(field, name, earlier)
    else seen.set(name, field)
    yield* sourceMistakes(resource, volume, pointer)
  }
}

/** Why a path cannot be one below a volume, in words. */
export function relativePathViolation(path: string): string | undefined {
  if (path.startsWith('/')) return 'must not start with "/"'
  return path.split('/').includes('..') ? 'must not contain ".."' : undefined
}

/** Why a path cannot be one of a file that a volume is filled with, in words. */
export function filePathViolation(path: string): string | undefined {
  return relativePathViolation(path) ?? (path.startsWith('..') ? 'must not start with ".."' : undefined)
}

/** Which keys of a ConfigMap or Secret become which files. */
export function* itemMistakes(
  resource: Resource,
  items: readonly KeyToPath[] | undefined,
  pointer: Pointer,
): Iterable<Mistake> {
  for (const [index, { key, path, mode }] of (items ?? []).entries()) {
    const item = { resource, pointer: `${pointer}/${index}` }
    if (!key) yield missingField(item, 'key')
    if (!path) yield missingField(item, 'path')
    const violation = filePathViolation(path ?? '')
    if (violation)
      yield invalidValue(
        { resource, pointer: `${item.pointer}/path` },
        path,
        violation,
        'Write a path below the mount.',
      )
    yield* modeMistakes({ resource, pointer: `${item.pointer}/mode` }, mode)
  }
}

/** What is wrong with a number as the mode of files. */
export function* modeMistakes(field: Field, mode: number | undefined): Iterable<Mistake> {
  if (mode !== undefined && (mode < 0 || mode > 0o777))
    yield outOfRange(field, mode, 'from 0 to 511, which is 0777 in octal')
}

function* sourceMistakes(resource: Resource, volume: Volume, pointer: Pointer): Iterable<Mistake> {
  const [first, ...others] = Object.keys(volume).filter(
    key => key !== 'name' && (volume as unknown as Record<string, unknown>)[key],
  )
  if (!first) yield missingField({ resource, pointer }, 'emptyDir', 'a volume needs a source')
  for (const other of others)
    yield conflictingFields({ resource, pointer: `${pointer}/${other}` }, { resource, pointer: `${pointer}/${first}` })
  const { configMap, secret, emptyDir, persistentVolumeClaim, hostPath, projected, ephemeral } = volume
  if (emptyDir?.sizeLimit !== undefined)
    yield* amountMistakes({ resource, pointer: `${pointer}/emptyDir/sizeLimit` }, emptyDir.sizeLimit)
  if (configMap) {
    if (!configMap.name) yield missingField({ resource, pointer: `${pointer}/configMap` }, 'name')
    yield* modeMistakes({ resource, pointer: `${pointer}/configMap/defaultMode` }, configMap.defaultMode)
    yield* itemMistakes(resource, configMap.items, `${pointer}/configMap/items`)
  }
  if (secret) {
    if (!secret.secretName) yield missingField({ resource, pointer: `${pointer}/secret` }, 'secretName')
    yield* modeMistakes({ resource, pointer: `${pointer}/secret/defaultMode` }, secret.defaultMode)
    yield* itemMistakes(resource, secret.items, `${pointer}/secret/items`)
  }
  if (persistentVolumeClaim && !persistentVolumeClaim.claimName)
    yield missingField({ resource, pointer: `${pointer}/persistentVolumeClaim` }, 'claimName')
  if (hostPath) yield* hostPathMistakes({ resource, pointer: `${pointer}/hostPath` }, hostPath.path)
  if (projected) yield* projectedMistakes(resource, projected, `${pointer}/projected`)
  if (ephemeral) yield* ephemeralMistakes(resource, ephemeral, `${pointer}/ephemeral`)
}

function* hostPathMistakes(field: Field, path: string | undefined): Iterable<Mistake> {
  if (!path) yield missingField(field, 'path')
  else if (path.split('/').includes('..'))
    yield invalidValue({ ...field, pointer: `${field.pointer}/path` }, path, 'must not contain ".."')
}

function* ephemeralMistakes(
  resource: Resource,
  { volumeClaimTemplate }: NonNullable<Volume['ephemeral']>,
  pointer: Pointer,
): Iterable<Mistake> {
  if (!volumeClaimTemplate) yield missingField({ resource, pointer }, 'volumeClaimTemplate')
  else yield* claimSpecMistakes(resource, volumeClaimTemplate.spec, `${pointer}/volumeClaimTemplate/spec`)
}
