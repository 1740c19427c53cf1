import type { Dependency } from '../model/service.ts'
import { type Convert, written } from './converting.ts'
import { derivedFrom, madeFromText } from './derived.ts'
import { boolean, text } from './scalars.ts'
import { setField } from './set-field.ts'
import { mapOf, shape } from './shape.ts'

/** What one file says about what a service waits for; another file may say the rest. */
export type WrittenDependencies = Readonly<Record<string, Partial<Dependency>>>

/** What a service waits for. A list of names is the long form with its defaults, which win over what was said before. */
export const dependencies: Convert<WrittenDependencies> = (parent, key, converting) => {
  const names = written(parent, key)
  if (!Array.isArray(names)) return long(parent, key, converting)
  const made: Record<string, Partial<Dependency>> = {}
  const steps = new Map<string, number>()
  for (let index = 0; index < names.length; index++) {
    const name = text(names, index, converting)
    if (name === undefined) continue
    steps.set(name, index)
    setField(made, name, madeFromText(names, index, { condition: 'service_started', required: true }))
  }
  return derivedFrom(names, made, steps)
}

const long = mapOf<Partial<Dependency>>(
  shape<Partial<Dependency>>({
    condition: text as Convert<Dependency['condition']>,
    required: boolean,
    restart: boolean,
  }),
)
