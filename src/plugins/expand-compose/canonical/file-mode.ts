import { type Convert, written } from './converting.ts'
import { text } from './scalars.ts'

/**
 * The mode of a file as octal digits: `0440`. A number without a leading zero is decimal, as it is for Compose: 288 is
 * `0440`. Text is octal, and so is a number with a leading zero, of which the reader leaves the spelling.
 */
export const fileMode: Convert<string> = (parent, key, converting) => {
  const mode = text(parent, key, converting)
  if (mode === undefined) return undefined
  const number = written(parent, key)
  if (typeof number === 'number') return Number.isSafeInteger(number) && number >= 0 ? `0${number.toString(8)}` : mode
  const octal = OCTAL.exec(mode)?.[1]
  return octal === undefined ? mode : `0${octal}`
}

const OCTAL = /^(?:0o?)?([0-7]+)$/
