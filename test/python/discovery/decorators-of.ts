import { logicalLines } from '../../../src/plugins/expand-serverless/discover/scan/logical-lines.ts'

/** The decorators of a `def` or a `class` anywhere in a Python text, as the scanner of lines sees them. */
export interface Decorated {
  readonly kind: string
  readonly name: string
  /** Of its `def`. */
  readonly line: number
  readonly decorators: readonly { readonly line: number; readonly text: string }[]
}

/** Everything that is decorated in a text, in order; or why the text cannot be read. */
export function decoratedIn(text: string): readonly Decorated[] | { readonly problem: string } {
  const { lines, problem } = logicalLines(text)
  if (problem) return { problem: `${problem.problem} at line ${lineAt(text, problem.start)}` }
  const found: Decorated[] = []
  let decorators: Decorated['decorators'] = []
  for (const { start, end } of lines) {
    const line = text.slice(start, end)
    if (line.startsWith('@')) {
      const expression = line.slice(1).trimStart()
      decorators = [...decorators, { line: lineAt(text, end - expression.length), text: expression }]
      continue
    }
    const [, kind, name] = /^((?:async[ \t]+)?def|class)[\s\\]+([^\s(:[\\]+)/.exec(line) ?? []
    if (decorators.length > 0)
      found.push({ kind: kind?.replace(/\s+/, ' ') ?? '', name: name ?? '', line: lineAt(text, start), decorators })
    decorators = []
  }
  return found
}

function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}
