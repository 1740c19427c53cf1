import type { Field, Mistake, Pointer, Resource } from 'k3s-platform/plugin'
import { conflictingFields, duplicateValue, invalidValue, missingField, outOfRange } from 'k3s-platform/plugin'
import type { DownwardAPIVolumeFile, ProjectedVolumeSource, VolumeProjection } from 'kubernetes-types/core/v1.js'
import { fieldPathMistakes } from './field-paths.ts'
import { filePathViolation, itemMistakes, modeMistakes } from './volume-files.ts'

/** A volume that is put together of several sources, each file once. */
export function* projectedMistakes(
  resource: Resource,
  { sources, defaultMode }: ProjectedVolumeSource,
  pointer: Pointer,
): Iterable<Mistake> {
  yield* modeMistakes({ resource, pointer: `${pointer}/defaultMode` }, defaultMode)
  const files = new Map<string, Field>()
  for (const [index, source] of (sources ?? []).entries()) {
    const at = `${pointer}/sources/${index}`
    const [first, ...others] = KINDS.filter(kind => source[kind])
    for (const other of others)
      yield conflictingFields({ resource, pointer: `${at}/${other}` }, { resource, pointer: `${at}/${first}` })
    yield* sourceMistakes(resource, source, at)
    for (const { path, field } of pathsOf(resource, source, at)) {
      const earlier = files.get(path)
      if (earlier) yield duplicateValue(field, path, earlier)
      else files.set(path, field)
    }
  }
}

function* sourceMistakes(resource: Resource, source: VolumeProjection, pointer: Pointer): Iterable<Mistake> {
  for (const kind of ['secret', 'configMap'] as const) {
    const object = source[kind]
    if (!object) continue
    if (!object.name) yield missingField({ resource, pointer: `${pointer}/${kind}` }, 'name')
    yield* itemMistakes(resource, object.items, `${pointer}/${kind}/items`)
  }
  for (const [index, file] of (source.downwardAPI?.items ?? []).entries())
    yield* downwardMistakes(resource, file, `${pointer}/downwardAPI/items/${index}`)
  const token = source.serviceAccountToken
  if (!token) return
  const field = { resource, pointer: `${pointer}/serviceAccountToken` }
  const seconds = token.expirationSeconds ?? 3600
  if (seconds < 600)
    yield outOfRange({ ...field, pointer: `${field.pointer}/expirationSeconds` }, seconds, 'at least 600')
  if (!token.path) yield missingField(field, 'path')
  const violation = filePathViolation(token.path ?? '')
  if (violation) yield invalidValue({ ...field, pointer: `${field.pointer}/path` }, token.path, violation)
}

/** One file of the downward API. */
export function* downwardMistakes(
  resource: Resource,
  { path, mode, fieldRef, resourceFieldRef }: DownwardAPIVolumeFile,
  pointer: Pointer,
): Iterable<Mistake> {
  const field = { resource, pointer }
  if (!path) yield missingField(field, 'path')
  const violation = filePathViolation(path ?? '')
  if (violation) yield invalidValue({ resource, pointer: `${pointer}/path` }, path, violation)
  yield* modeMistakes({ resource, pointer: `${pointer}/mode` }, mode)
  if (fieldRef && resourceFieldRef)
    yield conflictingFields(
      { resource, pointer: `${pointer}/resourceFieldRef` },
      { resource, pointer: `${pointer}/fieldRef` },
    )
  if (fieldRef) yield* fieldPathMistakes({ resource, pointer: `${pointer}/fieldRef` }, fieldRef, FIELD_PATHS)
  if (!fieldRef && !resourceFieldRef) yield missingField(field, 'fieldRef', 'it needs "fieldRef" or "resourceFieldRef"')
}

interface NamedFile {
  readonly path: string
  readonly field: Field
}

function pathsOf(resource: Resource, source: VolumeProjection, pointer: Pointer): readonly NamedFile[] {
  return (['secret', 'configMap', 'downwardAPI'] as const).flatMap(kind =>
    (source[kind]?.items ?? []).flatMap(({ path }, index) =>
      path ? [{ path, field: { resource, pointer: `${pointer}/${kind}/items/${index}/path` } }] : [],
    ),
  )
}

/** Fields of the pod that a file can have; a variable can have others, because it never changes. */
const FIELD_PATHS: readonly string[] = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'metadata.labels',
  'metadata.annotations',
]

const KINDS = ['secret', 'configMap', 'downwardAPI', 'serviceAccountToken', 'clusterTrustBundle'] as const
