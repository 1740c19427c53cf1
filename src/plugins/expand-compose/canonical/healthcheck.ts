import type { Healthcheck } from '../model/service.ts'
import { type Convert, written } from './converting.ts'
import { madeFromText } from './derived.ts'
import { texts } from './lists.ts'
import { malformedHealthcheck } from './messages.ts'
import { placeOf } from './place-of.ts'
import { boolean, integer, text } from './scalars.ts'
import { shape } from './shape.ts'

/** A health check. If its test is a string, it is a line for a shell. */
export const healthcheck: Convert<Healthcheck> = shape<Healthcheck>({
  disable: boolean,
  test: (parent, key, converting) => {
    const line = written(parent, key)
    if (typeof line === 'string') return madeFromText(parent, key, ['CMD-SHELL', line])
    const words = texts(parent, key, converting)
    if (!words || words.length === 0 || KINDS.has(words[0] as string)) return words
    converting.report(malformedHealthcheck(words[0] as string, placeOf(parent, key)))
    return undefined
  },
  interval: text,
  timeout: text,
  retries: (parent, key, converting) => {
    const retries = written(parent, key)
    // Of a number with a fraction Compose takes the whole part.
    return typeof retries === 'number' ? Math.trunc(retries) : integer(parent, key, converting)
  },
  start_period: text,
  start_interval: text,
})

const KINDS: ReadonlySet<string> = new Set(['NONE', 'CMD', 'CMD-SHELL'])
