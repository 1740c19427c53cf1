import { own } from '../ir/own.ts'
import type { SecretDeliveries, SecretDelivery } from '../ir/secret-delivery.ts'
import type { DeclaredKinds } from './check/declared-kind.ts'
import { type Resource, titleOf } from './resource.ts'

/** The Secrets that controllers make from objects of the tree, as the plugins of their kinds declare it. */
export function secretDeliveries(resources: Iterable<Resource>, kinds: DeclaredKinds): SecretDeliveries {
  const found = new Map<string, SecretDelivery>()
  for (const resource of resources) {
    const { apiVersion, kind, namespace } = resource.ref
    for (const { name, keys } of own(kinds, `${apiVersion} ${kind}`)?.secrets?.(resource.object) ?? [])
      found.set(`${namespace}/${name}`, { by: titleOf(resource), keys })
  }
  return found
}
