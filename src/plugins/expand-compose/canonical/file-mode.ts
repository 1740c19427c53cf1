import { type Convert, written } from './converting.ts'
import { text } from './scalars.ts'

/**
 * The mode of a file as octal digits: `0440`. A number that is written without a leading zero is decimal, as it is for
 * Compose: 288 is `0440`. A text is octal.
 */
export const fileMode: Convert<string> = (parent, key, converting) => {
  const mode = text(parent, key, converting)
  if (mode === undefined) return undefined
  const [, digits] = OCTAL.exec(mode) ?? []
  if (digits !== undefined) return `0${digits}`
  const number = written(parent, key)
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? `0${number.toString(8)}` : mode
}

const OCTAL = /^0o?([0-7]+)$/
