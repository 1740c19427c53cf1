import type { Field, Mistake, Pointer, Resource } from 'k3s-platform/plugin'
import { invalidValue, missingField, outOfRange } from 'k3s-platform/plugin'
import type { KeyToPath } from 'kubernetes-types/core/v1.js'

/** Why a path cannot be one below a volume, in words. */
export function relativePathViolation(path: string): string | undefined {
  if (path.startsWith('/')) return 'must not start with "/"'
  return path.split('/').includes('..') ? 'must not contain ".."' : undefined
}

/** Why a path cannot be one of a file that a volume is filled with, in words. */
export function filePathViolation(path: string): string | undefined {
  return relativePathViolation(path) ?? (path.startsWith('..') ? 'must not start with ".."' : undefined)
}

/** Which keys of a ConfigMap or Secret become which files. */
export function* itemMistakes(
  resource: Resource,
  items: readonly KeyToPath[] | undefined,
  pointer: Pointer,
): Iterable<Mistake> {
  for (const [index, { key, path, mode }] of (items ?? []).entries()) {
    const item = { resource, pointer: `${pointer}/${index}` }
    if (!key) yield missingField(item, 'key')
    if (!path) yield missingField(item, 'path')
    const violation = filePathViolation(path ?? '')
    if (violation)
      yield invalidValue(
        { resource, pointer: `${item.pointer}/path` },
        path,
        violation,
        'Write a path below the mount.',
      )
    yield* modeMistakes({ resource, pointer: `${item.pointer}/mode` }, mode)
  }
}

/** What is wrong with a number as the mode of files. */
export function* modeMistakes(field: Field, mode: number | undefined): Iterable<Mistake> {
  if (mode !== undefined && (mode < 0 || mode > 0o777))
    yield outOfRange(field, mode, 'from 0 to 511, which is 0777 in octal')
}
