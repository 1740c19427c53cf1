import { hasDigest, tagOf } from '../../k8s/image.ts'
import type { Lowering } from './lowering.ts'

/** What an entry says about its image. */
export interface ImageKeys {
  readonly name: string
  readonly image?: string
  readonly tag?: string
  /** Whether a tag from outside may be for an image that was written. */
  readonly isBuilt: boolean
}

/**
 * The image of a unit: one that exists as it was written, else `<registry>/<name>:<tag>`. A tag from outside wins over
 * the one in the file; a digest is never changed.
 */
export function imageOf({ name, image, tag, isBuilt }: ImageKeys, { defaults, entry, tags }: Lowering): string {
  const given = tags.units[entry.unit] ?? (image === undefined ? tags.every : undefined)
  if (image !== undefined)
    return given === undefined || !isBuilt || hasDigest(image) ? image : `${withoutTag(image)}:${given}`
  const registry = defaults.registry?.replace(/(?<!\/)\/+$/, '')
  return `${registry ? `${registry}/` : ''}${name}:${given ?? tag ?? 'latest'}`
}

/** Whether a new image under the same name would go unnoticed: no tag, or `latest`, and no digest. */
export function isMutable(image: string): boolean {
  return !hasDigest(image) && (tagOf(image) ?? 'latest') === 'latest'
}

function withoutTag(image: string): string {
  const tag = tagOf(image)
  return tag === undefined ? image : image.slice(0, -tag.length - 1)
}
