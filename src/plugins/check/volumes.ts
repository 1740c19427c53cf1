import type { Field, Mistake } from 'k3s-platform/plugin'
import {
  conflictingFields,
  duplicateValue,
  invalidName,
  invalidValue,
  missingField,
  type Pointer,
  type Resource,
  violationOfDns1123Label,
} from 'k3s-platform/plugin'
import type { Volume } from 'kubernetes-types/core/v1.js'
import { claimSpecMistakes } from './claims.ts'
import { podOf } from './pod.ts'
import { downwardMistakes, projectedMistakes } from './projected-volumes.ts'
import { amountMistakes } from './quantities.ts'
import { itemMistakes, modeMistakes } from './volume-files.ts'

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

function* sourceMistakes(resource: Resource, volume: Volume, pointer: Pointer): Iterable<Mistake> {
  const [first, ...others] = Object.keys(volume).filter(
    key => key !== 'name' && (volume as unknown as Record<string, unknown>)[key],
  )
  if (!first) yield missingField({ resource, pointer }, 'emptyDir', 'a volume needs a source')
  for (const other of others)
    yield conflictingFields({ resource, pointer: `${pointer}/${other}` }, { resource, pointer: `${pointer}/${first}` })
  const { configMap, secret, emptyDir, hostPath, projected, ephemeral } = volume
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
  if (volume.persistentVolumeClaim && !volume.persistentVolumeClaim.claimName)
    yield missingField({ resource, pointer: `${pointer}/persistentVolumeClaim` }, 'claimName')
  if (volume.nfs) yield* nfsMistakes({ resource, pointer: `${pointer}/nfs` }, volume.nfs)
  if (hostPath) yield* hostPathMistakes({ resource, pointer: `${pointer}/hostPath` }, hostPath.path)
  for (const [index, file] of (volume.downwardAPI?.items ?? []).entries())
    yield* downwardMistakes(resource, file, `${pointer}/downwardAPI/items/${index}`)
  if (projected) yield* projectedMistakes(resource, projected, `${pointer}/projected`)
  if (ephemeral) yield* ephemeralMistakes(resource, ephemeral, `${pointer}/ephemeral`)
}

function* nfsMistakes(field: Field, { server, path }: NonNullable<Volume['nfs']>): Iterable<Mistake> {
  if (!server) yield missingField(field, 'server')
  if (!path) yield missingField(field, 'path')
  else if (!path.startsWith('/'))
    yield invalidValue({ ...field, pointer: `${field.pointer}/path` }, path, 'must start with "/"')
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
