import { closingOf, type Token } from '../scan/token.ts'

/** The names whose list or map a statement may change: by an assignment into it, a method, or a call that gets it. */
export function changedNames(tokens: readonly Token[]): readonly string[] {
  const names: string[] = []
  /** For each open bracket, whether it is that of a call which may change what it is given. */
  const calls: boolean[] = []
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'sign') {
      if ('([{'.includes(token.text)) calls.push(token.text === '(' && mayChange(tokens[index - 1]))
      else if (')]}'.includes(token.text)) calls.pop()
    }
    const isRead = token.kind !== 'name' || tokens[index - 1]?.text === '.'
    if (!isRead && (isTarget(tokens, index) || (calls.at(-1) === true && isArgument(tokens, index))))
      names.push(token.text)
  }
  return names
}

/** The names of the module that a line within a function takes for its own, or may change the list or map of. */
export function changedByLine(text: string, start: number): { reassigned?: readonly string[]; changed?: string } {
  CHANGING_LINE.lastIndex = start
  const [, reassigned, changed] = CHANGING_LINE.exec(text) ?? []
  return { ...(reassigned && { reassigned: reassigned.split(/[ \t,]+/) }), ...(changed && { changed }) }
}

function mayChange(callee: Token | undefined): boolean {
  return (
    callee !== undefined &&
    (callee.kind === 'name' || callee.text === ')' || callee.text === ']') &&
    !READING.has(callee.text)
  )
}

function isArgument(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1]?.text ?? ''
  const behind = tokens[index + 1]?.text ?? ''
  return ['(', ',', '='].includes(before) && [')', ','].includes(behind)
}

function isTarget(tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1]
  if (next?.text === '.') return CHANGING_METHODS.has(tokens[index + 2]?.text ?? '')
  const closing = next?.text === '[' ? closingOf(tokens, index + 1) : undefined
  if (closing === undefined) return false
  return tokens[0]?.text === 'del' || ASSIGNING.test(tokens[closing + 1]?.text ?? '')
}

const METHODS =
  'append|extend|insert|remove|pop|clear|sort|reverse|update|setdefault|popitem|add|discard|__setitem__|__delitem__'
const CHANGING_METHODS: ReadonlySet<string> = new Set(METHODS.split('|'))
const ASSIGNING = /^(?:[-+*/%&|^@]|\*\*|\/\/|>>|<<)?=$/
const CHANGING_LINE = new RegExp(
  `global[ \\t]+(\\w+(?:[ \\t]*,[ \\t]*\\w+)*)|(?:del[ \\t]+)?(\\w+)[ \\t]*(?:\\[|\\.[ \\t]*(?:${METHODS})[ \\t]*\\()`,
  'y',
)

/** What only reads its arguments. */
const READING: ReadonlySet<string> = new Set(
  'print len sorted set frozenset tuple list dict str repr enumerate zip any all sum min max isinstance map filter join format dumps debug info warning error'.split(
    ' ',
  ),
)
