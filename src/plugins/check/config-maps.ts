import type { Mistake } from 'k3s-platform/plugin'
import { at, duplicateValue, invalidName, type Resource, tooLarge, violationOfConfigMapKey } from 'k3s-platform/plugin'
import type { ConfigMap } from 'kubernetes-types/core/v1.js'

/** ConfigMaps: the names of their files, and how much they hold. */
export function* configMaps(resource: Resource): Iterable<Mistake> {
  const { data = {}, binaryData = {} } = resource.object as ConfigMap
  let bytes = 0
  for (const key in data) {
    yield* keyMistakes(resource, key, 'data')
    if (Object.hasOwn(binaryData, key))
      yield duplicateValue({ resource, pointer: `/data${at`/${key}`}` }, key, {
        resource,
        pointer: `/binaryData${at`/${key}`}`,
      })
    bytes += Buffer.byteLength(data[key] ?? '')
  }
  for (const key in binaryData) {
    yield* keyMistakes(resource, key, 'binaryData')
    bytes += Buffer.byteLength(binaryData[key] ?? '', 'base64')
  }
  if (bytes > MOST_BYTES) yield tooLarge({ resource, pointer: '/data' }, bytes)
}

/** What is wrong with the name of a file in a ConfigMap or Secret. */
export function* keyMistakes(resource: Resource, key: string, map: string): Iterable<Mistake> {
  const violation = violationOfConfigMapKey(key)
  if (violation) yield invalidName({ resource, pointer: `/${map}${at`/${key}`}` }, key, violation, fileNameFor(key))
}

/** A name of a file in a ConfigMap or Secret that is possible, and like this one. */
export function fileNameFor(key: string): string | undefined {
  const proposal = key.replace(/[^\w.-]+/g, '-').slice(0, MOST_LETTERS)
  return violationOfConfigMapKey(proposal) ? undefined : proposal
}

const MOST_LETTERS = 253

/** How much a ConfigMap or a Secret holds at most. */
export const MOST_BYTES = 1024 * 1024
