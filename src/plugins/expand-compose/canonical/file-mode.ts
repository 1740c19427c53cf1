import { type Convert, written } from './converting.ts'
import { text } from './scalars.ts'

/**
 * The mode of a file as octal digits: `0440`. A number that is written without a leading zero is decimal, as it is for
 * Compose: 288 is `0440`. A text is octal.
 */
export const fileMode: Convert<string> = (parent, key, converting) => {
  const mode = text(parent, key, converting)
  if (mode === undefined) return undefined
  const isNumber = typeof written(parent, key) === 'number'
  const octal = (isNumber ? LEADING_ZERO : OCTAL).exec(mode)?.[1]
  if (octal !== undefined) return `0${octal}`
  return isNumber && DECIMAL.test(mode) ? `0${Number(mode).toString(8)}` : mode
}

const LEADING_ZERO = /^0o?([0-7]+)$/
const OCTAL = /^(?:0o?)?([0-7]+)$/
const DECIMAL = /^[0-9]{1,10}$/
