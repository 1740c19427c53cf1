import { isMap } from 'k3s-platform/plugin'
import { type Convert, written } from './converting.ts'
import { madeFromText } from './derived.ts'
import { integer } from './scalars.ts'
import { mapOf, shape } from './shape.ts'

/** A limit of a container's processes. */
export interface Ulimit {
  readonly soft?: number
  readonly hard?: number
}

/** Limits by name; a number alone is both the soft and the hard one. */
export const ulimits: Convert<Readonly<Record<string, Ulimit>>> = mapOf<Ulimit>((parent, key, converting) => {
  if (isMap(written(parent, key))) return long(parent, key, converting)
  const limit = integer(parent, key, converting)
  return limit === undefined ? undefined : madeFromText(parent, key, { soft: limit, hard: limit })
})

const long = shape<Ulimit>({ soft: integer, hard: integer })
