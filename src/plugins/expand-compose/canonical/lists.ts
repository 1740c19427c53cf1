import { type Convert, written } from './converting.ts'
import { derivedFrom, madeFromText } from './derived.ts'
import { nothing, text } from './scalars.ts'

/** A list of what `item` reads; items that cannot be read are left out. */
export function listOf<Item>(item: Convert<Item>): Convert<readonly Item[]> {
  return listOfMany((list, index, converting) => {
    const made = item(list, index, converting)
    return made === undefined ? undefined : [made]
  })
}

/** A list of which one item may stand for several: a range of ports. */
export function listOfMany<Item>(items: Convert<readonly Item[]>): Convert<readonly Item[]> {
  return (parent, key, converting) => {
    const list = written(parent, key)
    if (!Array.isArray(list)) return nothing(parent, key, 'a list', converting)
    const made: Item[] = []
    const steps = new Map<number, number>()
    for (let index = 0; index < list.length; index++)
      for (const item of items(list, index, converting) ?? []) {
        steps.set(made.length, index)
        made.push(item)
      }
    return derivedFrom(list, made, steps)
  }
}

/** A list, or one item without a list. */
export function oneOrMore<Item>(item: Convert<Item>): Convert<readonly Item[]> {
  const list = listOf(item)
  return (parent, key, converting) => {
    const value = written(parent, key)
    if (typeof value !== 'string') return list(parent, key, converting)
    const made = item(parent, key, converting)
    return made === undefined ? undefined : madeFromText(parent, key, [made])
  }
}

/** A list of texts. */
export const texts: Convert<readonly string[]> = listOf(text)
