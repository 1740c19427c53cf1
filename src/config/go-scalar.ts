/**
 * A plain scalar as Helm and Kubernetes read it: YAML 1.1 with the resolver of go-yaml (`resolve.go`), in which `yes`
 * is true, `017` is 15, `1_000` is a thousand, and times and dates stay text.
 */
export function goScalar(text: string): unknown {
  if (NULLS.test(text)) return null
  if (TRUE.test(text)) return true
  if (FALSE.test(text)) return false
  if (!/^[-+.0-9]/.test(text)) return text
  const plain = text.replaceAll('_', '')
  const integer = integerOf(plain)
  if (integer !== undefined) return integer
  if (/^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/.test(plain)) return Number(plain)
  return text
}

const NULLS = /^(~|null|Null|NULL|)$/
const TRUE = /^(y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON)$/
const FALSE = /^(n|N|no|No|NO|false|False|FALSE|off|Off|OFF)$/

function integerOf(text: string): number | undefined {
  const match = /^([-+]?)(0b[01]+|0o[0-7]+|0x[0-9a-fA-F]+|0[0-7]+|0|[1-9][0-9]*)$/.exec(text)
  if (!match) return undefined
  const [, sign, digits = ''] = match
  const value = /^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits)
  return sign === '-' ? -value : value
}
