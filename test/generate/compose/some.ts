import fc from 'fast-check'

/** Some of a few texts. */
export function some(...values: readonly string[]): fc.Arbitrary<string[]> {
  return fc.subarray([...values], { minLength: 1, maxLength: Math.min(3, values.length) })
}
