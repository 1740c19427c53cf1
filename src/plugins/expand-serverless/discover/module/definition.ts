import type { Place } from '../literals/value.ts'
import type { DecoratorCall } from './binding.ts'
import type { ModuleNames } from './module-names.ts'

/** A function or a class at the level of a module, as its run came to it. */
export interface Definition {
  readonly kind: 'def' | 'async def' | 'class'
  readonly name: string
  /** Of its name. */
  readonly place: Place
  /** The position of its `def`, `async` or `class`. */
  readonly start: number
  readonly names: ModuleNames
  /** Its decorators, from top to bottom. */
  readonly decorators: readonly Decoration[]
  readonly parameters: readonly DefinedParameter[]
  /** Whether it yields instead of returning. */
  readonly yields: boolean
  /** Whether a condition decides about it that is not known. */
  readonly conditional: boolean
}

/** What a decorator was found to be. */
export type Decoration =
  | OurDecoration
  /** `code` may be one of ours, which only running it would show. */
  | { readonly kind: 'foreign' | 'code'; readonly place: Place }
  | { readonly kind: 'undefined'; readonly name: string; readonly place: Place }

/** One of ours. */
export interface OurDecoration {
  readonly kind: 'ours'
  readonly call: DecoratorCall
}

/** A parameter of a function that has to be given. */
export interface DefinedParameter {
  readonly name: string
  readonly place: Place
}
