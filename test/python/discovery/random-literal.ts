/** Writes values as Python literals, each time in another way. */
export class Spelling {
  /** Constants of the module that are texts, by name. */
  constants: Record<string, string> = {}
  /** Those that are whole numbers. */
  numbers: Record<string, number> = {}
  readonly between: (low: number, high: number) => number

  constructor(between: (low: number, high: number) => number) {
    this.between = between
  }

  /** Starts a module without constants. */
  forget(): void {
    this.constants = {}
    this.numbers = {}
  }

  chance(percent: number): boolean {
    return this.between(1, 100) <= percent
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.between(0, items.length - 1)]!
  }

  word(): string {
    return this.pick(['tasks', 'a', 'x-y_z', 'Äpfel', 'v1', 'b.c', "it's", '😀', 'a\\b', 'local-mail', 'shared'])
  }

  text(value: string, depth = 0): string {
    const known = Object.entries(this.constants).find(([, text]) => value.includes(text))
    if (known && this.chance(50)) return this.#withConstant(value, ...known)
    if (depth < 2 && value.length > 1 && this.chance(25)) {
      const at = this.between(1, value.length - 1)
      // Never in the middle of a character that takes two units.
      if (!/[\ud800-\udbff]/.test(value[at - 1]!)) {
        const parts = [this.text(value.slice(0, at), depth + 1), this.text(value.slice(at), depth + 1)]
        return `(${parts.join(this.pick([' + ', '\n + ']))})`
      }
    }
    if (this.chance(15))
      return `(${this.#quoted(value.slice(0, 1).replace(/[\ud800-\udbff]/, ''))}\n ${this.#quoted(/^[\ud800-\udbff]/.test(value) ? value : value.slice(1))})`
    return this.#quoted(value)
  }

  whole(value: number): string {
    const known = Object.entries(this.numbers).filter(([, number]) => number === value)
    if (known.length > 0 && this.chance(50)) return known[0]![0]
    const hex = `0${this.pick(['x', 'X'])}${value.toString(16)}`
    return this.pick([
      String(value),
      String(value),
      hex,
      `0b${value.toString(2)}`,
      `0o_${value.toString(8)}`,
      `(${value - 3} + 3)`,
      `-(-${value})`,
      `${value * 4} // 4`,
      `(${value})`,
      `${value * 2 + 1} >> 1`,
      `${String(value).replace(/(?<=\d)(?=\d)/, '_')}`,
    ])
  }

  list(items: readonly string[]): string {
    return this.pick([
      `[${this.joined(items)}]`,
      `(${this.joined(items)},)`.replace(/,\s*,\)$/, ',)'),
      `[*[${items.join(', ')}]]`,
      `[${items[0]}] + [${items.slice(1).join(', ')}]`,
    ])
  }

  joined(parts: readonly string[]): string {
    if (parts.length === 0) return ''
    return this.pick([
      parts.join(', '),
      `\n    ${parts.join(',\n    ')},\n`,
      `${parts.join(', # , ) "\n')}\n`,
      `${parts.join(',')},`,
    ])
  }

  #withConstant(value: string, name: string, text: string): string {
    const at = value.indexOf(text)
    const [before, behind] = [value.slice(0, at), value.slice(at + text.length)]
    const plain = !/[\\'"{}]/.test(before + behind)
    if (plain && this.chance(50)) return `f"${before}{${this.pick(['', ' '])}${name}}${behind}"`
    return `${[before && this.#quoted(before), name, behind && this.#quoted(behind)].filter(Boolean).join(' + ')}`
  }

  #quoted(value: string): string {
    const quote = this.pick(['"', "'", '"""', "'''"])
    if (!value.includes('\\') && !value.includes("'") && this.chance(20))
      return `${this.pick(['r', 'R', 'u', 'F', 'rf', 'fR'])}${quote}${value}${quote}`
    if (!/['\\]/.test(value) && this.chance(20))
      return `${quote}${[...value].map(letter => this.#escaped(letter)).join('')}${quote}`
    const body = value.replaceAll('\\', '\\\\').replaceAll("'", this.pick(["\\'", '\\x27']))
    return `${quote}${body}${this.chance(10) ? '\\\n' : ''}${quote}`
  }

  #escaped(letter: string): string {
    const code = letter.codePointAt(0)!
    if (code > 0xffff) return `\\U${code.toString(16).padStart(8, '0')}`
    if (code > 0xff) return `\\u${code.toString(16).padStart(4, '0')}`
    return this.pick([letter, `\\x${code.toString(16).padStart(2, '0')}`, `\\${code.toString(8).padStart(3, '0')}`])
  }
}
