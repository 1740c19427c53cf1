/** The value of a number literal: a whole number, another real one, or nothing when it is complex or wrong. */
export function numberValue(literal: string): bigint | number | undefined {
  const text = literal.replaceAll('_', '')
  if (/^0[xXoObB]/.test(text)) return BigInt(text.toLowerCase())
  if (/[jJ]$/.test(text)) return undefined
  if (!/^\d+$/.test(text)) return Number(text)
  // 007 is an error, 000 is not; longer numbers are refused as text by Python too.
  return (/^0\d/.test(text) && !/^0+$/.test(text)) || text.length > 4300 ? undefined : BigInt(text)
}
