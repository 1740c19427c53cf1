import fc from 'fast-check'

/** Python expressions of every kind, within each other, with brackets and line breaks wherever formatters put them. */
export const randomExpression: fc.Arbitrary<string> = fc.letrec<{ any: string }>(any => {
  const inner = any('any')
  const pair = fc.tuple(inner, inner)
  return {
    any: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.constantFrom('os', 'a', 'http', 'None', 'True', '1', '2.5', '"text"', 'f"{a}{(os)!r}"', '()', '[]', '{}'),
      inner.map(text => `(${text})`),
      inner.map(text => `(\n    ${text}\n)`),
      inner.map(text => `(${text},)`),
      pair.map(([one, other]) => `(${one}, ${other})`),
      pair.map(([one, other]) => `[${one}, *${other}]`),
      pair.map(([one, other]) => `{${one}: ${other}, **${other}}`),
      pair.map(([one, other]) => `{${one}, ${other}}`),
      pair.map(([one, other]) => `${one}(${other}, b=${one}, *${other}, **${one})`),
      pair.map(([one, other]) => `${one}[${other}]`),
      pair.map(([one, other]) => `(${one})[${other}:(${one}), ...]`),
      fc.tuple(inner, fc.constantFrom('.get', '.join')).map(([text, name]) => `(${text})${name}(${text})`),
      fc
        .tuple(inner, fc.constantFrom('+', '*', 'or', 'and', '==', 'in', 'not in', 'is not', '<', '|', '**'), inner)
        .map(([one, operator, other]) => `(${one} ${operator} ${other})`),
      fc.tuple(fc.constantFrom('not ', '-', '~', 'await '), inner).map(([operator, text]) => `(${operator}${text})`),
      pair.map(([one, other]) => `(lambda x, *y, z=(${one}): ${other})`),
      pair.map(([one, other]) => `(${one} if ${other} else ${one})`),
      pair.map(([one, other]) => `(x for (x, y) in ${one} if ${other})`),
      pair.map(([one, other]) => `[x async for x in ${one} for y in ${other}]`),
      pair.map(([one, other]) => `{x: ${one} for x in ${other}}`),
      inner.map(text => `(b := ${text})`),
      inner.map(text => `(yield ${text})`),
    ),
  }
}).any
