import { isMap, withProvenanceOf } from 'k3s-platform/plugin'
import { type Convert, written } from './converting.ts'
import { derivedFrom } from './derived.ts'
import { malformedVariable } from './messages.ts'
import { placeOf } from './place-of.ts'
import { nothing, text } from './scalars.ts'
import { setField } from './set-field.ts'

/** Names and texts, as a map or as a list of `name=text`; what has no value is an empty text. */
export const textMap: Convert<Readonly<Record<string, string>>> = pairs('', () => true) as never

/** Variables, as a map or as a list of `NAME=value`; `null` for one whose value is taken from outside. */
export const variableMap: Convert<Readonly<Record<string, string | null>>> = pairs(
  null,
  name => name !== '' && name.trimEnd() === name,
)

function pairs(
  absent: string | null,
  isName: (name: string) => boolean,
): Convert<Readonly<Record<string, string | null>>> {
  return (parent, key, converting) => {
    const node = written(parent, key)
    const made: Record<string, string | null> = {}
    if (isMap(node)) {
      for (const name of Object.keys(node)) {
        const value = node[name] === null ? absent : text(node, name, converting)
        if (value !== undefined) setField(made, name, value)
      }
      return withProvenanceOf(node, made)
    }
    if (!Array.isArray(node)) return nothing(parent, key, 'a map, or a list of texts', converting)
    const steps = new Map<string, number>()
    for (let index = 0; index < node.length; index++) {
      const pair = text(node, index, converting)
      if (pair === undefined) continue
      const equals = pair.indexOf('=')
      const name = equals < 0 ? pair : pair.slice(0, equals)
      if (!isName(name)) {
        converting.report(malformedVariable(pair, placeOf(node, index)))
        continue
      }
      steps.set(name, index)
      setField(made, name, equals < 0 ? absent : pair.slice(equals + 1))
    }
    return derivedFrom(node, made, steps)
  }
}
