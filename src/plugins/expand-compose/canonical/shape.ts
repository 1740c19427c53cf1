import { isMap, withProvenanceOf } from 'k3s-platform/plugin'
import { type Convert, written } from './converting.ts'
import { derivedFrom, madeFromText } from './derived.ts'
import { nothing } from './scalars.ts'
import { setField } from './set-field.ts'

/** How each field of a map is read. */
export type Fields<Made> = { readonly [Field in keyof Made]-?: Convert<Exclude<Made[Field], undefined>> }

/** A map with fixed fields. Fields that are not listed are left out: they are extensions, or were refused before. */
export function shape<Made extends object>(fields: Fields<Made>): Convert<Made> {
  return (parent, key, converting) => {
    const node = written(parent, key)
    if (!isMap(node)) return nothing(parent, key, 'a map', converting)
    const made: Record<string, unknown> = {}
    for (const name of Object.keys(node)) {
      if (!Object.hasOwn(fields, name)) continue
      const value = fields[name as keyof Made](node, name, converting)
      if (value !== undefined) made[name] = value
    }
    return withProvenanceOf(node, made) as Made
  }
}

/** A map whose names people choose; a list of names is one whose entries are all empty. */
export function mapOf<Made extends object>(entry: Convert<Made>): Convert<Readonly<Record<string, Made>>> {
  return (parent, key, converting) => {
    const node = written(parent, key)
    const made: Record<string, Made> = {}
    if (Array.isArray(node)) {
      const steps = new Map<string, number>()
      for (const [index, name] of node.entries()) {
        steps.set(String(name), index)
        setField(made, String(name), madeFromText(node, index, {} as Made))
      }
      return derivedFrom(node, made, steps)
    }
    if (!isMap(node)) return nothing(parent, key, 'a map', converting)
    for (const name of Object.keys(node)) {
      const value = node[name] === null ? madeFromText(node, name, {} as Made) : entry(node, name, converting)
      if (value !== undefined) setField(made, name, value)
    }
    return withProvenanceOf(node, made)
  }
}
