/** A plain scalar as the core schema of YAML 1.2 reads it (YAML 1.2.2, section 10.3.2). */
export function coreScalar(text: string): unknown {
  switch (text.charCodeAt(0)) {
    case TILDE:
      return text.length === 1 ? null : text
    case SMALL_N:
    case CAPITAL_N:
      return NULL.test(text) ? null : text
    case SMALL_T:
    case CAPITAL_T:
      return TRUE.test(text) ? true : text
    case SMALL_F:
    case CAPITAL_F:
      return FALSE.test(text) ? false : text
    default:
      if (text === '') return null
      return isNumeric(text.charCodeAt(0)) ? numberOf(text) : text
  }
}

const [TILDE, SMALL_N, CAPITAL_N, SMALL_T, CAPITAL_T, SMALL_F, CAPITAL_F] = [...'~nNtTfF'].map(letter =>
  letter.charCodeAt(0),
)
const [ZERO, NINE, PLUS, MINUS, DOT] = [...'09+-.'].map(letter => letter.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
  number,
]
const NULL = /^(?:null|Null|NULL)$/
const TRUE = /^(?:true|True|TRUE)$/
const FALSE = /^(?:false|False|FALSE)$/
const DECIMAL = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/
const OCTAL = /^0o[0-7]+$/
const HEXADECIMAL = /^0x[0-9a-fA-F]+$/
const INFINITE = /^[-+]?\.(?:inf|Inf|INF)$/
const NO_NUMBER = /^\.(?:nan|NaN|NAN)$/

function isNumeric(letter: number): boolean {
  return (letter >= ZERO && letter <= NINE) || letter === MINUS || letter === PLUS || letter === DOT
}

function numberOf(text: string): unknown {
  if (DECIMAL.test(text) || OCTAL.test(text) || HEXADECIMAL.test(text)) return Number(text)
  if (INFINITE.test(text)) return text.startsWith('-') ? -Infinity : Infinity
  return NO_NUMBER.test(text) ? Number.NaN : text
}
