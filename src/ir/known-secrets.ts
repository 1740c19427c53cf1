/** What is shown in the place of a secret. */
export const MASK = '***'

/** The values of secrets that a build has met. Nothing that is printed shows one, in whatever form it is in the text. */
export class KnownSecrets {
  readonly #values = new Set<string>()
  #forms: readonly string[] | undefined

  /**
   * Remembers a value. Short values occur in too many words: they are skipped if only the name of the variable marks
   * them as secret.
   */
  add(value: string): void {
    const text = value.trim()
    if (text.length < SHORTEST || this.#values.has(text)) return
    this.#values.add(text)
    this.#forms = undefined
  }

  /** The text with a mask in the place of every secret, cut ones included. */
  mask(text: string): string {
    return this.#masked(text, () => MASK)
  }

  /**
   * The text with a mask in the place of every secret that is more than a plain word. A word may be in names and paths,
   * and a mask there would reveal it.
   */
  maskMarked(text: string): string {
    return this.#masked(text, () => MASK, isMarked)
  }

  /** The same with one star for each letter, so that every place of a line stays where it is. */
  maskMarkedInPlace(text: string): string {
    return this.#masked(text, stars, isMarked)
  }

  /** Plain data with a mask in the place of every secret. */
  maskIn<Value>(value: Value): Value {
    if (this.#values.size === 0) return value
    return this.#maskIn(value) as Value
  }

  #maskIn(value: unknown): unknown {
    if (typeof value === 'string') return this.mask(value)
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(item => this.#maskIn(item))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, this.#maskIn(inner)]))
  }

  #masked(text: string, mask: (secret: string) => string, isMeant = (_: string) => true): string {
    if (this.#values.size === 0) return text
    this.#forms ??= [...new Set([...this.#values].flatMap(formsOf))].sort((one, other) => other.length - one.length)
    let masked = text
    for (const form of this.#forms)
      if (isMeant(form) && masked.includes(form)) masked = masked.replaceAll(form, mask(form))
    return masked.includes('…') ? this.#withoutBeginnings(masked, mask, isMeant) : masked
  }

  /** Long texts are cut in messages, and the beginning of a secret is one too. */
  #withoutBeginnings(text: string, mask: (secret: string) => string, isMeant: (form: string) => boolean): string {
    return text.replace(/[^…]+(?=…)/g, before => {
      for (const form of (this.#forms ?? []).filter(isMeant))
        for (let length = Math.min(form.length - 1, before.length); length >= SHORTEST; length--)
          if (before.endsWith(form.slice(0, length))) {
            const rest = before.slice(0, -length)
            return rest + mask(form.slice(0, length))
          }
      return before
    })
  }
}

const SHORTEST = 6

/** Whether a string is more than a word in small letters, such as `production`. */
function isMarked(text: string): boolean {
  return !/^[A-Za-z]?[a-z]{0,11}$/.test(text)
}

/** A secret as texts, JSON and the commands of GitHub have it; one of several lines also line by line. */
function formsOf(value: string): readonly string[] {
  const lines = value.split('\n').map(line => line.trim())
  return [value, ...(lines.length > 1 ? lines : [])]
    .filter(text => text.length >= SHORTEST)
    .flatMap(text => {
      const json = JSON.stringify(text).slice(1, -1)
      return [text, json, JSON.stringify(json).slice(1, -1), text.replaceAll('%', '%25').replaceAll('\n', '%0A')]
    })
}

/** As many stars as letters; lines stay lines. */
export function stars(text: string): string {
  return text.replace(/[^\r\n]/g, '*')
}
