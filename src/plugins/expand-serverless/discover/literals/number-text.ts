import type { Value } from './value.ts'

/** A number of Python. */
export type NumberValue = Value & { readonly type: 'int' | 'float' }

/** A number as Python's `str` writes it, which the runtime puts into variables: `300.0`, `1e+16`, `1e-05`. */
export function numberText({ value }: NumberValue): string {
  if (typeof value === 'bigint') return String(value)
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  if (Object.is(value, -0)) return '-0.0'
  const size = Math.abs(value)
  // Both languages write the shortest digits that are read as the same number; they differ in where exponents begin.
  if (size !== 0 && (size < 1e-4 || size >= 1e16))
    return value.toExponential().replace(/\d+$/, digits => digits.padStart(2, '0'))
  return Number.isInteger(value) ? `${value}.0` : String(value)
}
