import type { Token } from '../scan/token.ts'
import { tokenize } from '../scan/tokenize.ts'
import type { Binding } from './binding.ts'
import { isDecorating, type ModuleNames } from './module-names.ts'

/** Whether code names something that a decorator of ours is, or may be, behind. */
export function readsDecorators(names: ModuleNames, tokens: readonly Token[]): boolean {
  return tokens.some(({ kind, text }, index) => {
    if (kind !== 'name' || tokens[index - 1]?.text === '.') return false
    // A name before `=` in brackets is that of an argument, and a statement's own target is no use.
    if (tokens[index + 1]?.text === '=') return false
    return mayDecorate(names.get(text))
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
    binding.usesDecorators = tokens.some(({ text }) => text === 'k3sfn') || readsDecorators(binding.names, tokens)
  }
  return binding.usesDecorators
}
