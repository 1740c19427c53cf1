import type { Mistake } from 'k3s-platform/plugin'
import { type Diagnostic, lastStep, placeKey, valueAt } from 'k3s-platform/plugin'

/**
 * Remembers what has been said. A mistake at a place that another stage has a word for is that word's consequence, and
 * one value that many objects repeat, such as a label, is one mistake. A warning never stands for an error: with the
 * warning alone, the build would succeed.
 */
export class Told {
  readonly #errors: ReadonlySet<string>
  readonly #warnings: ReadonlySet<string>
  readonly #mistakes = new Set<string>()

  constructor(diagnostics: readonly Diagnostic[]) {
    const placesOf = (wanted: Diagnostic['severity']) =>
      new Set(diagnostics.flatMap(({ severity, at }) => (severity === wanted && at ? [placeKey(at)] : [])))
    this.#errors = placesOf('error')
    this.#warnings = placesOf('warning')
  }

  /** Whether it is not reported yet; marks it as reported. */
  isNews({ code, severity, at, hint }: Diagnostic, { field }: Mistake): boolean {
    if (!at) return true
    const place = placeKey(at)
    if (this.#errors.has(place) || (severity !== 'error' && this.#warnings.has(place))) return false
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
