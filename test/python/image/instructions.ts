/** A step of a Dockerfile; `here` is the file that stands in it. */
export interface Instruction {
  readonly word: string
  readonly text: string
  readonly here?: string
}

/** The steps of a Dockerfile, as far as generated ones go: a step is a line, and a file may follow it. */
export function instructionsOf(dockerfile: string): readonly Instruction[] {
  const lines = dockerfile.split('\n')
  const found: Instruction[] = []
  while (lines.length > 0) {
    const line = lines.shift()!
    if (line === '' || line.startsWith('#')) continue
    const [, word, text] = /^([A-Z]+) (.*)$/.exec(line) ?? []
    if (!word || text === undefined) throw new Error(`This is no step: ${line}`)
    const end = /^<<'(\w+)' /.exec(text)?.[1]
    if (end === undefined) found.push({ word, text })
    else {
      const length = lines.indexOf(end)
      if (length < 0) throw new Error(`The file of this step does not end: ${line}`)
      const here = lines.splice(0, length + 1).slice(0, -1)
      found.push({ word, text: text.slice(`<<'${end}' `.length), here: here.map(each => `${each}\n`).join('') })
    }
  }
  return found
}
