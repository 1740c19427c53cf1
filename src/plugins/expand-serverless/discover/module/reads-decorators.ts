import { closingOf, type Token } from '../scan/token.ts'
import { tokenize } from '../scan/tokenize.ts'
import type { Binding, Namespace } from './binding.ts'
import { isDecorating } from './module-names.ts'

type Defined = Binding & { readonly kind: 'defined' }

/** Whether code uses something that a decorator of ours is, or may be, behind. */
export function readsDecorators(names: Namespace, tokens: readonly Token[]): boolean {
  return usedIn(names, tokens).some(mayDecorate)
}

/** Whether a name may be put above a function in order to do what our decorators do. */
export function mayDecorate(binding: Binding | undefined): boolean {
  if (binding?.kind !== 'defined') return isDecorating(binding)
  return binding.usesDecorators ?? reachesDecorators(binding)
}

/** Looks through the definition, those that it uses, those that they use, and so on. */
function reachesDecorators(start: Defined): boolean {
  const usedBy = new Map<Defined, Defined | undefined>([[start, undefined]])
  // Those that are put into the map meanwhile are looked at, too.
  for (const [definition] of usedBy) {
    const { source, start, end } = definition.place
    const tokens = tokenize(source.text, start, end)
    const used = usedIn(definition.names, tokens)
    const isFound =
      importsPackage(tokens) ||
      used.some(binding => (binding.kind === 'defined' ? binding.usesDecorators === true : isDecorating(binding)))
    if (isFound) {
      for (let at: Defined | undefined = definition; at; at = usedBy.get(at)) at.usesDecorators = true
      return true
    }
    for (const binding of used)
      if (binding.kind === 'defined' && binding.usesDecorators === undefined && !usedBy.has(binding))
        usedBy.set(binding, definition)
  }
  for (const definition of usedBy.keys()) definition.usesDecorators = false
  return false
}

/** What the names in code stand for in the module. */
function usedIn(names: Namespace, tokens: readonly Token[]): readonly Binding[] {
  const parameters = parametersIn(tokens)
  return tokens.flatMap(({ kind, text }, index) => {
    if (kind !== 'name' || tokens[index - 1]?.text === '.' || parameters.has(text)) return []
    const next = tokens[index + 1]?.text
    const binding = names.get(text)
    // A name before `=` in brackets is that of an argument, and the target of a statement is not a use.
    return binding === undefined || next === '=' || (binding.kind === 'package' && next !== '.') ? [] : [binding]
  })
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
    const closing = tokens[open]?.text === '(' ? closingOf(tokens, open) : undefined
    if (closing !== undefined) add(open, closing)
  }
  return names
}

/** The position of the colon of a lambda. */
function colonOf(tokens: readonly Token[], lambda: number): number {
  for (let at = lambda + 1; at < tokens.length; at++) {
    const { text, span } = tokens[at]!
    // One within the other looks for a colon of its own.
    if (text === 'lambda') return at
    if (span !== undefined) at += span
    else if (text === ':') return at
  }
  return tokens.length
}
