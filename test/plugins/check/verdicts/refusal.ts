import type { Verdict } from '../../../../src/server/verdict.ts'

/** What a real API server refuses in an object. */
export interface Refusal {
  /** The fields that it names, as it names them; none when it only says that something cannot be read. */
  readonly fields: readonly string[]
  /** The beginning of what it says about the first one. */
  readonly words: string
}

/** What is kept of a verdict. */
export function refusalOf({ causes, message }: Verdict): Refusal {
  const named = causes.filter(({ field }) => !['', '[]', '<nil>'].includes(field))
  const fields = named.length > 0 ? named.map(({ field }) => field) : fieldsIn(message)
  return { fields: [...new Set(fields)], words: (named[0]?.message ?? message).replace(UID, '…').slice(0, LONGEST) }
}

/** The fields that an object could not even be read for: unknown ones, and those of another type. */
function fieldsIn(message: string): readonly string[] {
  const unknown = [...message.matchAll(/unknown field "([^"]+)"/g)].map(match => match[1]!)
  const wrong = /into Go struct field \w+\.(\S+) of type/.exec(message)?.[1]
  return wrong === undefined ? unknown : [...unknown, wrong]
}

/** What the server makes up anew each time. */
const UID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g
const LONGEST = 140
