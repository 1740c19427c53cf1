import { stringify } from 'yaml'

/** A server and the build do not agree. */
export interface Contradiction {
  readonly message: string
  readonly object?: object
}

/** What was found, once for each kind of message, by the smallest object. */
export class Contradictions {
  readonly #found = new Map<string, { readonly count: number; readonly text: string }>()

  get size(): number {
    return this.#found.size
  }

  add({ message, object }: Contradiction, note = ''): void {
    const key = message.replace(/"(\\.|[^"\\])*"|\d+/g, '…').slice(0, 150)
    const text = `${message}\n${note}\n${object ? stringify(object) : ''}`
    const known = this.#found.get(key)
    const isSmaller = !known || text.length < known.text.length
    this.#found.set(key, { count: (known?.count ?? 0) + 1, text: isSmaller ? text : known.text })
  }

  /** All of them, the most frequent first. */
  text(): string {
    return [...this.#found.values()]
      .sort((one, other) => other.count - one.count)
      .map(({ count, text }) => `${count} times: ${text}`)
      .join('\n\n')
  }
}
