import { isMap } from 'k3s-platform/plugin'
import { type Convert, written } from './converting.ts'
import { derivedFrom, madeFromText } from './derived.ts'
import { oneOrMore } from './lists.ts'
import { malformedHost } from './messages.ts'
import { placeOf } from './place-of.ts'
import { nothing, text } from './scalars.ts'
import { setField } from './set-field.ts'

/** Addresses by host name, from a map or from a list of `host=address` or `host:address`. */
export const extraHosts: Convert<Readonly<Record<string, readonly string[]>>> = (parent, key, converting) => {
  const node = written(parent, key)
  const made: Record<string, readonly string[]> = {}
  const steps = new Map<string, string | number>()
  const add = (name: string, addresses: readonly string[], at: string | number): void => {
    if (name === '' || name.includes(':') || name.includes('=') || addresses.includes('')) {
      converting.report(
        malformedHost(Array.isArray(node) ? String(node[at as number]) : name, placeOf(node as object, at)),
      )
      return
    }
    if (!steps.has(name)) steps.set(name, at)
    const before = Object.hasOwn(made, name) ? (made[name] as readonly string[]) : []
    setField(made, name, madeFromText(node as object, at, [...before, ...addresses.map(withoutBrackets)]))
  }
  if (isMap(node)) for (const name of Object.keys(node)) add(name, several(node, name, converting) ?? [''], name)
  else if (Array.isArray(node))
    for (let index = 0; index < node.length; index++) {
      const pair = text(node, index, converting)
      if (pair === undefined) continue
      const separator = pair.includes('=') ? '=' : ':'
      const at = pair.indexOf(separator)
      add(at < 0 ? '' : pair.slice(0, at), pair.slice(at + 1).split(','), index)
    }
  else return nothing(parent, key, 'a map, or a list of texts', converting)
  return derivedFrom(node, made, steps)
}

const several = oneOrMore(text)

function withoutBrackets(address: string): string {
  return address.startsWith('[') && address.endsWith(']') ? address.slice(1, -1) : address
}
