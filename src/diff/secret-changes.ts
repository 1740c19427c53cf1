import { type PodSpec, podSpecOf } from './pod-spec.ts'
import type { SecretChange } from './secret-change.ts'
import type { TreeObject, TreeSide } from './tree-side.ts'

/**
 * The keys of Secrets that pods did not need before and that the tree does not deliver, each with the key that it takes
 * the place of. They must exist before the tree is applied, or the new pods do not start.
 */
export function secretChanges(
  before: TreeSide,
  after: TreeSide,
  same: ReadonlyMap<string, TreeObject>,
): readonly SecretChange[] {
  const known = new Set([...before.objects.values()].flatMap(object => [...usesOf(object).values()].map(idOf)))
  const found = new Map<string, SecretChange>()
  for (const [key, now] of after.objects) {
    const then = same.get(key)
    const old = then ? usesOf(then) : new Map<string, Use>()
    for (const [place, use] of usesOf(now)) {
      const id = idOf(use)
      const delivery = after.deliveries?.get(`${use.namespace}/${use.secret}`)
      const isDelivered = delivery && (delivery.keys === undefined || Object.hasOwn(delivery.keys, use.key))
      if (known.has(id) || isDelivered || found.get(id)?.before) continue
      const was = old.get(place)
      found.set(id, { file: now.file, ...use, before: was && { secret: was.secret, key: was.key } })
    }
  }
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, change]) => change)
}

/** A key of a Secret that a pod takes. */
interface Use {
  readonly namespace: string
  readonly secret: string
  readonly key: string
}

/** What the pods of an object take from Secrets, by the container's variable, or by the path of the file. */
function usesOf({ ref: { namespace = 'default' }, value }: TreeObject): ReadonlyMap<string, Use> {
  const uses = new Map<string, Use>()
  const pod = podSpecOf(value)
  if (!pod) return uses
  for (const container of [...listOf(pod.spec.containers), ...listOf(pod.spec.initContainers)]) {
    const add = (place: string, secret: string, key: string) =>
      uses.set(`${container.name} ${place}`, { namespace, secret, key })
    for (const { name, valueFrom } of listOf(container.env)) {
      const { secretKeyRef: reference } = valueFrom ?? {}
      if (reference && !reference.optional) add(name, reference.name, reference.key)
    }
    for (const [index, { secretRef: reference }] of listOf(container.envFrom).entries())
      if (reference && !reference.optional) add(`envFrom ${index}`, reference.name, WHOLE)
    for (const mount of listOf(container.volumeMounts))
      for (const { secret, key, place } of filesOf(pod, mount)) add(place, secret, key)
  }
  return uses
}

/** The keys of a Secret that a mount shows, each with its path in the container. */
function filesOf({ spec }: PodSpec, { name, mountPath, subPath }: Mount) {
  const { secret } = listOf(spec.volumes).find(volume => volume.name === name) ?? {}
  if (!secret || secret.optional) return []
  const { secretName, items } = secret
  if (!items) return [{ secret: secretName, key: subPath ?? WHOLE, place: mountPath }]
  return listOf(items)
    .filter(({ path }) => subPath === undefined || subPath === path)
    .map(({ key, path }) => ({
      secret: secretName,
      key,
      place: subPath === undefined ? `${mountPath}/${path}` : mountPath,
    }))
}

interface Mount {
  readonly name: string
  readonly mountPath: string
  readonly subPath?: string
}

/** Whatever keys the Secret has. */
const WHOLE = '(all)'

function idOf({ namespace, secret, key }: Use): string {
  return `${namespace}/${secret}/${key}`
}

// biome-ignore lint/suspicious/noExplicitAny: a manifest may be written by hand.
function listOf(value: unknown): readonly any[] {
  return Array.isArray(value) ? value.filter(item => typeof item === 'object' && item !== null) : []
}
