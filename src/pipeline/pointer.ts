declare const isPointer: unique symbol

/** A JSON Pointer (RFC 6901), made by `at`, so that it is never mixed with a key path of apps.yaml. */
export type Pointer = string & { readonly [isPointer]?: true }

/** A JSON Pointer whose inserted parts are escaped: at`/metadata/annotations/${'example.com/team'}`. */
export function at(strings: TemplateStringsArray, ...parts: readonly (string | number)[]): Pointer {
  return strings.reduce((pointer, text, index) => `${pointer}${escapeStep(String(parts[index - 1]))}${text}`)
}

/** One step of a pointer with `~` and `/` escaped. */
export function escapeStep(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1')
}

/** The steps of a pointer, unescaped. The empty pointer means the whole document. */
export function stepsOf(pointer: Pointer): string[] {
  if (pointer === '') return []
  return pointer
    .slice(1)
    .split('/')
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The value at a pointer, or undefined. */
export function valueAt(document: unknown, pointer: Pointer): unknown {
  let value = document
  for (const step of stepsOf(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = (value as Record<string, unknown>)[step]
  }
  return value
}
