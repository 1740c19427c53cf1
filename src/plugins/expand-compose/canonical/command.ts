import { shellWords } from '../text/shell-words.ts'
import { type Convert, written } from './converting.ts'
import { madeFromText } from './derived.ts'
import { texts } from './lists.ts'
import { commandCutShort, malformedCommand } from './messages.ts'
import { placeOf } from './place-of.ts'

/** Words of a command, or a string that is split into them; `null` means that it is not set. */
export const command: Convert<readonly string[] | null> = (parent, key, converting) => {
  const line = written(parent, key)
  if (line === null) return null
  if (typeof line !== 'string') return texts(parent, key, converting)
  const split = shellWords(line)
  if (!split) {
    converting.report(malformedCommand(String(key), line, placeOf(parent, key)))
    return undefined
  }
  if (split.rest !== undefined)
    converting.report(commandCutShort(String(key), split.words, split.rest, placeOf(parent, key)))
  return madeFromText(parent, key, [...split.words])
}
