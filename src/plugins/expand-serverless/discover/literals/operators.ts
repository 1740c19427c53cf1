/** How tightly operators between two values bind. */
export const STRENGTHS: ReadonlyMap<string, number> = new Map(
  [
    ['or'],
    ['and'],
    [],
    ['==', '!=', '<', '>', '<=', '>=', 'in', 'not in', 'is', 'is not'],
    ['|'],
    ['^'],
    ['&'],
    ['<<', '>>'],
    ['+', '-'],
    ['*', '/', '//', '%', '@'],
    [],
    ['**'],
  ].flatMap((operators, index) => operators.map(operator => [operator, index + 1] as const)),
)

/** The strength of comparisons, which do not nest but make chains. */
export const COMPARISON = 4

/** How tightly operators before a value bind. */
export const PREFIXES: ReadonlyMap<string, number> = new Map([
  ['not', 3],
  ['-', 11],
  ['+', 11],
  ['~', 11],
])

/** Words that are not names. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  'and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
)
