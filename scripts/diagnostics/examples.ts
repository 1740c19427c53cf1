import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../build/root.ts'

/** How a diagnostic looks in a fixture. */
export interface Example {
  readonly fixture: string
  readonly text: string
}

/** For every code that a fixture expects, its shortest example; of equally long ones the first. */
export function exampleBlocks(): ReadonlyMap<string, Example> {
  const examples = new Map<string, Example>()
  for (const { fixture, text } of reports())
    for (const block of text.split(/^(?=(?:error|warning|info)\[)/m)) {
      const code = /^\w+\[([^\]]+)\]/.exec(block)?.[1]
      const known = code === undefined ? undefined : examples.get(code)
      if (code !== undefined && (!known || block.trimEnd().length < known.text.length))
        examples.set(code, { fixture, text: block.trimEnd() })
    }
  return examples
}

function reports(): Example[] {
  const fixtures = join(root, 'test/fixtures')
  return readdirSync(fixtures)
    .sort()
    .flatMap(fixture => {
      const expected = join(fixtures, fixture, 'expected')
      if (!existsSync(expected)) return []
      return readdirSync(expected)
        .filter(name => name.endsWith('.diagnostics.txt'))
        .sort()
        .map(name => ({ fixture, text: readFileSync(join(expected, name), 'utf8') }))
    })
}
