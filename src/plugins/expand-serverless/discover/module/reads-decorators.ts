import type { Token } from '../scan/token.ts'
import { tokenize } from '../scan/tokenize.ts'
import type { Binding } from './binding.ts'
import { isDecorating, type ModuleNames } from './module-names.ts'

/** Whether code uses something that a decorator of ours is, or may be, behind. */
export function readsDecorators(names: ModuleNames, tokens: readonly Token[]): boolean {
  const parameters = parametersIn(tokens)
  return tokens.some(({ kind, text }, index) => {
    if (kind !== 'name' || tokens[index - 1]?.text === '.' || parameters.has(text)) return false
    const next = tokens[index + 1]?.text
    // A name before `=` in brackets is that of an argument, and a statement's own target is no use.
    if (next === '=') return false
    const binding = names.get(text)
    return binding?.kind === 'package' ? next === '.' : mayDecorate(binding)
  })
}

/** Whether a name may be put above a function in order to do what our decorators do. */
export function mayDecorate(binding: Binding | undefined): boolean {
  if (binding?.kind !== 'defined') return isDecorating(binding)
  if (binding.usesDecorators === undefined) {
    // One that names itself does not answer by that.
    binding.usesDecorators = false
    const { source, start, end } = binding.place
    const tokens = tokenize(source.text, start, end)
    binding.usesDecorators = importsPackage(tokens) || readsDecorators(binding.names, tokens)
  }
  return binding.usesDecorators
}

function importsPackage(tokens: readonly Token[]): boolean {
  return tokens.some(({ text }, index) => text === 'k3sfn' && /^(?:import|from)$/.test(tokens[index - 1]?.text ?? ''))
}

/** The names that functions in the code have for what they are given, which hide those of the module. */
function parametersIn(tokens: readonly Token[]): ReadonlySet<string> {
  const names = new Set<string>()
  const add = (from: number, to: number): void => {
    for (let at = from + 1; at < to; at++)
      if (tokens[at]!.kind === 'name' && /^(?:lambda|[(,]|\*\*?)$/.test(tokens[at - 1]!.text))
        names.add(tokens[at]!.text)
  }
  for (const [index, { kind, text }] of tokens.entries()) {
    if (kind === 'name' && text === 'lambda') add(index, colonOf(tokens, index))
    // Code of a definition starts behind its name.
    const open = index === 0 && text === '(' ? 0 : kind === 'name' && text === 'def' ? index + 2 : -1
    const closing = tokens[open]?.text === '(' ? tokens[open]!.closing : undefined
    if (closing !== undefined) add(open, closing)
  }
  return names
}

/** Where the colon of a lambda stands. */
function colonOf(tokens: readonly Token[], lambda: number): number {
  for (let at = lambda + 1; at < tokens.length; at++) {
    const { text, closing } = tokens[at]!
    // One within the other looks for a colon of its own.
    if (text === 'lambda') return at
    if (closing !== undefined) at = closing
    else if (text === ':') return at
  }
  return tokens.length
}
