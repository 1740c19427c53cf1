import { type Diagnostic, type Origin, valueAt } from 'k3s-platform/plugin'
import { lastStep } from './messages.ts'
import type { Mistake } from './mistake.ts'

/**
 * Remembers what has been said. A mistake at a place that another stage has a word for is that word's consequence, and
 * one value that many objects repeat, such as a label, is one mistake.
 */
export class Told {
  readonly #places: ReadonlySet<string>
  readonly #mistakes = new Set<string>()

  constructor(diagnostics: readonly Diagnostic[]) {
    this.#places = new Set(diagnostics.flatMap(({ severity, at }) => (severity !== 'info' && at ? [keyOf(at)] : [])))
  }

  /** Whether nobody has said it yet; it counts as said from then on. */
  isNews({ code, at, hint }: Diagnostic, { field }: Mistake): boolean {
    if (!at) return true
    const place = keyOf(at)
    if (this.#places.has(place)) return false
    const key = [
      code,
      place,
      lastStep(field),
      hint,
      JSON.stringify(valueAt(field.resource.object, field.pointer)),
    ].join('\n')
    if (this.#mistakes.has(key)) return false
    this.#mistakes.add(key)
    return true
  }
}

function keyOf({ file, line, column }: Origin): string {
  return `${file}:${line}:${column}`
}
