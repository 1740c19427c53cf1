import type { SourceFile } from 'k3s-platform/plugin'
import { NAMES_BY_MODULE } from '../functions/decorator-name.ts'
import { evaluate } from '../literals/evaluate.ts'
import type { Expression } from '../literals/expression.ts'
import type { Place, Unknown, Value } from '../literals/value.ts'
import type { Binding, Namespace } from './binding.ts'

/**
 * How sure it is that a statement runs. One that is tried is taken to run, and the handler of its exceptions not to, as far
 * as names go that code is imported or defined under; which values the names get is not known.
 */
export type Certainty = 'runs' | 'tried' | 'may run' | 'handler'

/** The names of a module of an entry, at the moment that its run has reached. */
export class ModuleNames implements Namespace {
  /** As Python imports it. */
  readonly module: string
  readonly source: SourceFile
  /** Names that functions of the module declare `global`. */
  readonly reassigned = new Set<string>()
  /** Names of lists and maps that functions of the module may change. */
  readonly changed = new Set<string>()
  /** Whether names come from a module that is not of the entry, by a star: any name may be one of them. */
  starred = false
  readonly #bindings = new Map<string, Binding>()

  constructor(module: string, source: SourceFile) {
    this.module = module
    this.source = source
  }

  /** The names in the order in which they were bound first. */
  list(): readonly string[] {
    return [...this.#bindings.keys()]
  }

  get(name: string): Binding | undefined {
    const binding = this.#bindings.get(name)
    if (binding?.kind !== 'value') return binding
    const isChanged = this.reassigned.has(name) || ('items' in binding.value && this.changed.has(name))
    return isChanged ? unknownBinding(binding.value.place, 'a function of its module may modify it') : binding
  }

  bind(name: string, binding: Binding, certainty: Certainty, place: Place): void {
    const existing = this.#bindings.get(name)
    if (certainty === 'handler' && existing && isWorking(existing, binding)) return
    if (certainty === 'runs' || (certainty === 'tried' && !isValue(binding))) this.#bindings.set(name, binding)
    else if (!isSameDecorator(existing, binding)) {
      const mayDecorate = isDecorating(binding) || isDecorating(existing)
      const why = certainty === 'may run' ? 'it depends on a condition' : 'it depends on an exception'
      this.#bindings.set(name, { kind: 'unknown', place, why, mayDecorate })
    }
  }

  unbind(name: string): void {
    this.#bindings.delete(name)
  }

  /** Forgets the value of a name, and of all that share its list or map. */
  change(name: string, place: Place): void {
    const binding = this.#bindings.get(name)
    if (binding?.kind !== 'value' || !('items' in binding.value)) return
    const { items } = binding.value
    for (const [other, { kind, ...rest }] of this.#bindings)
      if (kind === 'value' && 'value' in rest && 'items' in rest.value && rest.value.items === items)
        this.#bindings.set(other, unknownBinding(place, 'the file modifies it'))
  }

  /** Forgets what a name of another module stands for, when a statement of this one sets it. */
  changeAttribute(target: Expression, place: Place): void {
    if (target.kind !== 'attribute') return
    const owner = this.resolve(target.object)
    if (owner?.kind !== 'module' || !(owner.module instanceof ModuleNames)) return
    const mayDecorate = isDecorating(owner.module.get(target.name))
    owner.module.bind(target.name, unknownBinding(place, 'another file modifies it', mayDecorate), 'runs', place)
  }

  /** What a name, or a name of a module behind dots, stands for. */
  resolve(expression: Expression): Binding | undefined {
    const steps: string[] = []
    let inner = expression
    while (inner.kind === 'attribute') {
      steps.push(inner.name)
      inner = inner.object
    }
    if (inner.kind !== 'name') return undefined
    let found = this.get(inner.name)
    for (const step of steps.reverse()) found = found && attributeOf(found, step, this.#place(expression))
    return found
  }

  evaluate(expression: Expression): Value | Unknown {
    return evaluate(expression, this.source, named => {
      const place = this.#place(named)
      const binding = this.resolve(named)
      if (!binding) return named.kind === 'name' ? IMPLICIT.get(named.name)?.(this, place) : undefined
      if (binding.kind === 'value') return binding.value
      if (binding.kind === 'unknown') return { type: 'unknown', place, why: binding.why, defined: binding.place }
      return { type: 'unknown', place, why: 'it is not a value' }
    })
  }

  #place({ start, end }: Expression): Place {
    return { source: this.source, start, end }
  }
}

/** A name that code gave something to that is not known. */
export function unknownBinding(place: Place, why: string, mayDecorate = false): Binding {
  return { kind: 'unknown', place, why, mayDecorate }
}

/** Whether a decorator of ours is, or may be, behind a name. */
export function isDecorating(binding: Binding | undefined): boolean {
  if (!binding) return false
  if (binding.kind === 'unknown') return binding.mayDecorate
  return binding.kind === 'decorator' || binding.kind === 'configured' || binding.kind === 'package'
}

/** Whether a name keeps what it has, since a handler would only replace an import that works. */
function isWorking(existing: Binding, binding: Binding): boolean {
  return !isValue(existing) && (isDecorating(existing) || !isDecorating(binding))
}

/** Whether other code may have given the name another value of the kind. */
function isValue({ kind }: Binding): boolean {
  return kind === 'value' || kind === 'configured'
}

function isSameDecorator(one: Binding | undefined, other: Binding): boolean {
  return one?.kind === 'decorator' && other.kind === 'decorator' && one.name === other.name
}

function attributeOf(binding: Binding, name: string, place: Place): Binding | undefined {
  if (binding.kind === 'module') return binding.module.get(name)
  // What hangs on a class may do whatever its body does.
  if (binding.kind === 'defined') return binding
  if (binding.kind === 'typing' && name === TYPE_CHECKING.name) return TYPE_CHECKING.binding(place)
  if (binding.kind !== 'package') return unknownBinding(place, 'code computes it', isDecorating(binding))
  const decorator = NAMES_BY_MODULE.get(binding.module)?.get(name)
  if (decorator) return { kind: 'decorator', name: decorator }
  const module = `${binding.module}.${name}`
  return NAMES_BY_MODULE.has(module) ? { kind: 'package', module } : unknownBinding(place, 'it is not a value')
}

/** What is false when a file runs, and is taken for true by those who only read it. */
export const TYPE_CHECKING = {
  name: 'TYPE_CHECKING',
  binding: (place: Place): Binding => ({ kind: 'value', value: { type: 'bool', value: false, place } }),
} as const

/** Names that every module has without a statement. */
const IMPLICIT: ReadonlyMap<string, (names: ModuleNames, place: Place) => Value> = new Map<
  string,
  (names: ModuleNames, place: Place) => Value
>([
  ['__name__', ({ module }, place) => ({ type: 'str', value: module, place })],
  ['__debug__', (_, place) => ({ type: 'bool', value: true, place })],
])
