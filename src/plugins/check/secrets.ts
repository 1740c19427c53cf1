import type { Field, Mistake } from 'k3s-platform/plugin'
import { at, missingField, own, type Resource, tooLarge } from 'k3s-platform/plugin'
import type { Secret } from 'kubernetes-types/core/v1.js'
import { keyMistakes, MOST_BYTES } from './config-maps.ts'

/** Secrets: none may be written into the tree with its values; what is left of one must be whole. */
export function* secrets(resource: Resource): Iterable<Mistake> {
  const { data = {}, stringData = {}, type = 'Opaque', metadata } = resource.object as Secret
  const values = { ...data, ...stringData }
  let bytes = 0
  for (const key in data) yield* keyMistakes(resource, key, 'data')
  for (const key in stringData) yield* keyMistakes(resource, key, 'stringData')
  for (const key in values) {
    const map = Object.hasOwn(stringData, key) ? 'stringData' : 'data'
    bytes += Buffer.byteLength(values[key] ?? '', map === 'data' ? 'base64' : 'utf8')
    if (values[key]) yield secretInTree({ resource, pointer: `/${map}${at`/${key}`}` }, key)
  }
  if (bytes > MOST_BYTES) yield tooLarge({ resource, pointer: '/data' }, bytes)
  for (const key of own(NEEDED, type) ?? [])
    if (!Object.hasOwn(values, key))
      yield missingField({ resource, pointer: '/data' }, key, `a Secret of type "${type}" needs "${key}"`)
  if (type === 'kubernetes.io/service-account-token' && !metadata?.annotations?.['kubernetes.io/service-account.name'])
    yield missingField({ resource, pointer: '/metadata/annotations' }, 'kubernetes.io/service-account.name')
}

/**
 * A plugin made a Secret with its values, and the generated tree is committed, so everyone with access to the
 * repository could read them, forever. Create the Secret in the cluster instead, or make an object that fetches it,
 * such as an ExternalSecret or a SealedSecret.
 */
export function secretInTree(field: Field, key: string): Mistake {
  return {
    field,
    code: 'check/secret-in-tree',
    severity: 'error',
    message: `Secret "${field.resource.ref.name}" would write the value of "${key}" into the generated tree, where everyone can read it.`,
    hint: 'Create the Secret in the cluster, and only refer to it.',
  }
}

const NEEDED: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
}
