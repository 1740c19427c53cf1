import type { DecoratorName } from '../functions/decorator-name.ts'
import type { Place, Unknown, Value } from '../literals/value.ts'

/** Names, and what each stands for. */
export interface Namespace {
  get(name: string): Binding | undefined
}

/** What a name of a module stands for. */
export type Binding =
  | { readonly kind: 'value'; readonly value: Value }
  /** A decorator of the Python package. */
  | { readonly kind: 'decorator'; readonly name: DecoratorName }
  /** One that was given its arguments: `public = serverless(visibility="public")`. */
  | { readonly kind: 'configured'; readonly call: DecoratorCall }
  /** The Python package or a module of it. */
  | { readonly kind: 'package'; readonly module: string }
  /** The module of Python that says whether a type checker reads. */
  | { readonly kind: 'typing' }
  | { readonly kind: 'module'; readonly module: Namespace }
  | { readonly kind: 'defined'; readonly place: Place; readonly names: Namespace; usesDecorators?: boolean }
  /** A value that code computes, unknown without running it; `mayDecorate` when decorators went into it. */
  | { readonly kind: 'unknown'; readonly place: Place; readonly why: string; readonly mayDecorate: boolean }

/** A decorator as it is written above a function. */
export interface DecoratorCall {
  readonly name: DecoratorName
  /** Of the expression behind the `@`, or where it was given its arguments. */
  readonly place: Place
  readonly given: readonly GivenArgument[]
}

/** An argument of a decorator. */
export interface GivenArgument {
  /** Nothing for one without a name. */
  readonly name?: string
  /** Of the whole argument, with its name. */
  readonly place: Place
  /** Of the expression alone. */
  readonly written: Place
  readonly value: Value | Unknown
}
