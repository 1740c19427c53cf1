import { type Diagnostic, hasDigest, type Resource, tagOf } from 'k3s-platform/plugin'
import { containersOf, podOf } from './pod.ts'

/** Says once which units run images whose content may change under the same name. */
export function mutableTags(resources: readonly Resource[]): readonly Diagnostic[] {
  const units = new Set<string>()
  for (const resource of resources) {
    const pod = podOf(resource)
    if (!pod) continue
    for (const { container } of containersOf(pod))
      if (container.image && isMutable(container.image)) units.add(resource.unit)
  }
  return units.size === 0 ? [] : [mutableTag([...units].sort())]
}

/**
 * An image without a tag, or with the tag "latest", can become another one under the same name: Argo CD sees no
 * difference and deploys nothing, and nobody can go back. Give the tag with `--tag` or `build.tag`, or pin a digest;
 * with `--strict` this is an error.
 */
export function mutableTag(units: readonly string[]): Diagnostic {
  return {
    code: 'check/mutable-tag',
    severity: 'info',
    message: `A new image would go unnoticed, since its name stays the same, in ${units.join(', ')}.`,
    hint: 'Give the tag with --tag, "build.tag" or in "image", or pin a digest.',
  }
}

function isMutable(image: string): boolean {
  return !hasDigest(image) && (tagOf(image) ?? 'latest') === 'latest'
}
