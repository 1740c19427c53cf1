import { compareQuantities, parseQuantity } from '../k8s/quantity.ts'
import type { FieldChange } from './field-change.ts'
import { isLeft } from './sync-option.ts'

/** Why removing an object takes data away; undefined when it does not. */
export function lossOfObject(object: object): string | undefined {
  if (isLeft(object, 'Prune')) return undefined
  const { kind } = object as { readonly kind: string }
  switch (kind) {
    case 'PersistentVolumeClaim':
      return 'the claim goes, and its data with it'
    case 'PersistentVolume':
      return 'the volume goes, and its data with it unless its reclaim policy keeps them'
    case 'StatefulSet':
      return 'the claims that it created are no longer used'
    case 'Namespace':
      return 'everything in the namespace goes, claims and their data too'
    default:
      return undefined
  }
}

/** Why a difference in a field takes data away; undefined when it does not. The path is as `pathText` writes it. */
export function lossOfField(kind: string, path: string, { change, before, after }: FieldChange): string | undefined {
  if (kind === 'PersistentVolumeClaim' && path === 'spec.resources.requests.storage')
    return isSmaller(before, after) ? 'no claim becomes smaller: only a new and empty one does' : undefined
  if (kind === 'PersistentVolumeClaim' && /^spec\.(?!resources\b|volumeAttributesClassName\b)/.test(path))
    return 'only a new and empty claim can have it'
  if (kind === 'StatefulSet' && path.startsWith('spec.volumeClaimTemplates'))
    return 'the pods get other claims, which are empty'
  if (change === 'added') return undefined
  if (/\.volumes\[[^\]]*\]\.persistentVolumeClaim(\.claimName)?$/.test(path))
    return `the pods no longer use the claim ${claimOf(before)}`
  if (/\.volumes\[[^\]]*\]$/.test(path) && claimIn(before) && !claimIn(after))
    return `the pods no longer use the claim ${claimIn(before)}`
  return /\.volumes$/.test(path) && Array.isArray(before) && before.some(claimIn)
    ? `the pods no longer use the claims ${before.flatMap(volume => claimIn(volume) ?? []).join(', ')}`
    : undefined
}

function isSmaller(before: unknown, after: unknown): boolean {
  const [one, other] = [parseQuantity(String(before)), parseQuantity(String(after))]
  return one !== undefined && other !== undefined && compareQuantities(other, one) < 0
}

function claimOf(claim: unknown): string {
  return typeof claim === 'string' ? claim : String((claim as { readonly claimName?: unknown }).claimName)
}

function claimIn(volume: unknown): string | undefined {
  return (volume as { persistentVolumeClaim?: { claimName?: string } } | undefined)?.persistentVolumeClaim?.claimName
}
