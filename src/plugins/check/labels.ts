import type { Mistake } from 'k3s-platform/plugin'
import {
  annotationsTooLarge,
  at,
  invalidKey,
  invalidLabel,
  type Pointer,
  type Resource,
  violationOfLabelValue,
  violationOfQualifiedName,
} from 'k3s-platform/plugin'
import { podOf } from './pod.ts'

/** Labels and annotations of an object and of its pods. */
export function* labels(resource: Resource): Iterable<Mistake> {
  yield* metadataMistakes(resource, resource.object.metadata, '/metadata')
  const pod = podOf(resource)
  if (pod) yield* metadataMistakes(resource, pod.template.metadata, `${pod.pointer}/metadata`)
}

/** What is wrong with the labels and annotations of one metadata. */
export function* metadataMistakes(resource: Resource, metadata: Named = {}, pointer: Pointer): Iterable<Mistake> {
  yield* labelMistakes(resource, metadata.labels, `${pointer}/labels`)
  let bytes = 0
  let largest = { key: '', bytes: 0 }
  for (const key in metadata.annotations) {
    const violation = violationOfQualifiedName(key.toLowerCase())
    if (violation) yield invalidKey({ resource, pointer: `${pointer}/annotations${at`/${key}`}` }, key, violation)
    const own = key.length + Buffer.byteLength(metadata.annotations[key] ?? '')
    if (own > largest.bytes) largest = { key, bytes: own }
    bytes += own
  }
  if (bytes > MOST_BYTES)
    yield annotationsTooLarge({ resource, pointer: `${pointer}/annotations${at`/${largest.key}`}` }, bytes)
}

/** What is wrong with a map of labels: those of an object, those that a selector asks for. */
export function* labelMistakes(resource: Resource, map: Labels | undefined, pointer: Pointer): Iterable<Mistake> {
  for (const key in map) {
    const value = map[key] ?? ''
    const wrongKey = violationOfQualifiedName(key)
    if (wrongKey) yield invalidKey({ resource, pointer: `${pointer}${at`/${key}`}` }, key, wrongKey)
    const wrongValue = violationOfLabelValue(value)
    if (wrongValue) yield invalidLabel({ resource, pointer: `${pointer}${at`/${key}`}` }, value, wrongValue)
  }
}

type Labels = Readonly<Record<string, string>>

interface Named {
  readonly labels?: Labels
  readonly annotations?: Labels
}

const MOST_BYTES = 256 * 1024
