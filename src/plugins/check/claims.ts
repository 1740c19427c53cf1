import type { Mistake } from 'k3s-platform/plugin'
import {
  conflictingFields,
  invalidName,
  invalidValue,
  missingField,
  type Pointer,
  type Resource,
  violationOfDns1123Subdomain,
} from 'k3s-platform/plugin'
import type { PersistentVolumeClaim, PersistentVolumeClaimSpec } from 'kubernetes-types/core/v1.js'
import { amountMistakes } from './quantities.ts'
import { unknownValue } from './schema-messages.ts'
import { selectorMistakes } from './selectors.ts'

/** Claims: how much storage, of which class, and how nodes may mount it. */
export function* claims(resource: Resource): Iterable<Mistake> {
  yield* claimSpecMistakes(resource, (resource.object as Partial<PersistentVolumeClaim>).spec, '/spec')
}

/** What is wrong with a claim, or with the template of one. */
export function* claimSpecMistakes(
  resource: Resource,
  spec: PersistentVolumeClaimSpec = {},
  pointer: Pointer,
): Iterable<Mistake> {
  const field = { resource, pointer }
  const modes = spec.accessModes ?? []
  const modesField = { resource, pointer: `${pointer}/accessModes` }
  if (modes.length === 0) yield missingField(field, 'accessModes', 'a claim needs at least one access mode')
  for (const [index, mode] of modes.entries())
    if (!MODES.includes(mode)) yield unknownValue({ resource, pointer: `${pointer}/accessModes/${index}` }, mode, MODES)
  if (modes.includes('ReadWriteOncePod') && modes.length > 1)
    yield invalidValue(modesField, 'ReadWriteOncePod', 'must be the only access mode', 'Remove the others.')
  const storage = spec.resources?.requests?.storage
  const storageField = { resource, pointer: `${pointer}/resources/requests/storage` }
  if (storage === undefined)
    yield missingField(
      { resource, pointer: `${pointer}/resources` },
      'requests.storage',
      'a claim says how much storage it needs',
    )
  else yield* amountMistakes(storageField, storage, 'positive')
  for (const name of ['storageClassName', 'volumeAttributesClassName'] as const) {
    const text = (spec as Record<string, unknown>)[name]
    const violation = typeof text === 'string' && text !== '' ? violationOfDns1123Subdomain(text) : undefined
    if (violation) yield invalidName({ resource, pointer: `${pointer}/${name}` }, String(text), violation)
  }
  yield* selectorMistakes(resource, spec.selector, `${pointer}/selector`)
  yield* sourceMistakes(resource, spec, pointer)
}

function* sourceMistakes(resource: Resource, spec: PersistentVolumeClaimSpec, pointer: Pointer): Iterable<Mistake> {
  for (const name of ['dataSource', 'dataSourceRef'] as const) {
    const source = spec[name]
    if (!source) continue
    const field = { resource, pointer: `${pointer}/${name}` }
    if (!source.name) yield missingField(field, 'name')
    if (!source.kind) yield missingField(field, 'kind')
    if (!source.apiGroup && source.kind !== 'PersistentVolumeClaim')
      yield missingField(field, 'apiGroup', 'only a claim is named without an API group')
  }
  const { dataSource, dataSourceRef } = spec
  if (!dataSource || !dataSourceRef) return
  const isSame = dataSource.name === dataSourceRef.name && dataSource.kind === dataSourceRef.kind
  if (!isSame || dataSourceRef.namespace)
    yield conflictingFields(
      { resource, pointer: `${pointer}/dataSource` },
      { resource, pointer: `${pointer}/dataSourceRef` },
      'both must name the same',
    )
}

const MODES = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod']
