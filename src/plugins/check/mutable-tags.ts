import type { Field, Mistake } from 'k3s-platform/plugin'
import { hasDigest, type Resource, tagOf } from 'k3s-platform/plugin'
import { containersOf, podOf } from './pod.ts'

/** Finds the containers that run an image whose content may change under the same name. */
export function* mutableTags(resource: Resource): Iterable<Mistake> {
  const pod = podOf(resource)
  if (!pod) return
  for (const { container, pointer } of containersOf(pod))
    if (container.image && isMutable(container.image))
      yield mutableTag(container.image, { resource, pointer: `${pointer}/image` })
}

/**
 * An image without a tag, or with the tag "latest", can change under the same name: Argo CD sees no difference and
 * deploys nothing, and there is no way to roll back. Give the tag with `--tag` or `build.tag`, or pin a digest; with
 * `--strict` this is an error.
 */
export function mutableTag(image: string, field: Field): Mistake {
  return {
    code: 'check/mutable-tag',
    severity: 'info',
    message: `A new image "${image}" would go unnoticed, since its name stays the same.`,
    hint: 'Give the tag with --tag, "build.tag" or in "image", or pin a digest.',
    field,
  }
}

function isMutable(image: string): boolean {
  return !hasDigest(image) && (tagOf(image) ?? 'latest') === 'latest'
}
