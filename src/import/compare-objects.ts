import { compareValues } from '../diff/compare-values.ts'
import type { FieldChange } from '../diff/field-change.ts'
import { type KubernetesObject, keyOf, refOf } from '../k8s/object.ts'
import type { ImportedObject } from './import-report.ts'
import type { ManifestObject } from './manifest-object.ts'

/** An object that apps.yaml makes, and the app that it is part of. */
export interface MadeObject {
  readonly object: KubernetesObject
  readonly app: string
}

/** The result for every object, in the order of the files; those that are only in the tree come last. */
export function compareObjects(
  imported: readonly ManifestObject[],
  made: readonly MadeObject[],
): readonly ImportedObject[] {
  const after = new Map(made.map(one => [keyOf(refOf(one.object)), one]))
  const before = new Set(imported.map(({ object }) => keyIn(object)))
  return [
    ...imported.map(({ object, file }): ImportedObject => {
      const now = after.get(keyIn(object))
      const ref = refOf(object)
      if (!now) return { ref, file, outcome: 'left out', changes: [] }
      const changes = changesOf(inDefaultNamespace(object), now.object)
      return { ref, file, app: now.app, outcome: changes.length === 0 ? 'same' : 'changed', changes }
    }),
    ...made
      .filter(({ object }) => !before.has(keyOf(refOf(object))))
      .map(({ object, app }): ImportedObject => ({ ref: refOf(object), app, outcome: 'added', changes: [] })),
  ]
}

/** The container of an app is called like the app: under another name it would be a wholly different one. */
function changesOf(before: KubernetesObject, after: KubernetesObject): readonly FieldChange[] {
  const [old, now] = [containersOf(before), containersOf(after)]
  if (!old?.[0] || !now?.[0] || old[0].name === now[0].name) return compareValues(before, after, before.kind)
  const aligned = structuredClone(before)
  containersOf(aligned)![0]!.name = now[0].name
  const renamed: FieldChange = {
    path: ['spec', 'template', 'spec', 'containers', { label: '0', before: 0, after: 0 }, 'name'],
    change: 'changed',
    before: old[0].name,
    after: now[0].name,
  }
  return [renamed, ...compareValues(aligned, after, before.kind)]
}

function containersOf(object: KubernetesObject): { name: string }[] | undefined {
  const { spec } = object as { spec?: { template?: { spec?: { containers?: { name: string }[] } } } }
  return spec?.template?.spec?.containers
}

function keyIn(object: KubernetesObject): string {
  return keyOf(refOf(inDefaultNamespace(object)))
}

/** Manifests may leave out the namespace; without `--namespace`, kubectl applies them to `default`. */
function inDefaultNamespace(object: KubernetesObject): KubernetesObject {
  if (object.metadata.namespace !== undefined) return object
  const { name, ...rest } = object.metadata
  return { ...object, metadata: { name, namespace: 'default', ...rest } }
}
