/** An expression of Python as far as its value may be known without running it. All places are offsets in the text. */
export type Expression = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'strings'; readonly parts: readonly string[] }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'attribute'; readonly object: Expression; readonly name: string }
  | { readonly kind: 'subscript'; readonly object: Expression; readonly index: Expression }
  | { readonly kind: 'call'; readonly callee: Expression; readonly arguments: readonly Argument[] }
  | { readonly kind: 'list' | 'tuple' | 'set'; readonly items: readonly Item[] }
  | { readonly kind: 'dict'; readonly items: readonly DictItem[] }
  | { readonly kind: 'unary'; readonly operator: string; readonly operand: Expression }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  /** What needs Python to be known: a comprehension, a lambda, an assignment within. */
  | { readonly kind: 'code' }
)

/** An argument of a call; `stars` is the number of stars before it. */
export interface Argument {
  readonly start: number
  readonly end: number
  readonly name?: string
  readonly stars: 0 | 1 | 2
  readonly value: Expression
}

/** An item of a list, a tuple or a set; with a star its own items are taken. */
export interface Item {
  readonly starred: boolean
  readonly value: Expression
}

/** An item of a dict; without a key it is another dict, whose items are taken. */
export interface DictItem {
  readonly key?: Expression
  readonly value: Expression
}
