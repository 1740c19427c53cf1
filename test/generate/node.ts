import fc from 'fast-check'
import { SLOTS } from './slots.ts'

/** A map of apps.yaml. */
export type Node = Record<string, unknown>

/** A map with these keys, each of which may be missing, but for the required ones. */
export function map(keys: Readonly<Record<string, fc.Arbitrary<unknown>>>, required: readonly string[] = []) {
  return fc.record(keys, { requiredKeys: [...required], noNullPrototype: true }) as fc.Arbitrary<Node>
}

/** A few elements. */
export function few<Item>(item: fc.Arbitrary<Item>, minLength = 0): fc.Arbitrary<Item[]> {
  return fc.array(item, { minLength, maxLength: 3 })
}

/** A few elements that differ in what `of` takes of them. */
export function different<Item>(item: fc.Arbitrary<Item>, of: (item: Item) => unknown, minLength = 0) {
  return fc.uniqueArray(item, { selector: of, minLength, maxLength: 3 })
}

/** One of a few values. */
export function oneOf<const Values extends readonly unknown[]>(...values: Values): fc.Arbitrary<Values[number]> {
  return fc.constantFrom(...values)
}

/** Mostly the first kind, now and then one of the others. */
export function mostly<Value>(usual: fc.Arbitrary<Value>, ...rare: readonly fc.Arbitrary<Value>[]) {
  return fc.oneof(
    { weight: 4 * rare.length, arbitrary: usual },
    ...rare.map(arbitrary => ({ weight: 1, arbitrary })),
  ) as fc.Arbitrary<Value>
}

/** A block for some of the environments. */
export function blocks<Block>(block: fc.Arbitrary<Block>): fc.Arbitrary<Readonly<Record<string, Block>>> {
  return map(Object.fromEntries(SLOTS.map(slot => [slot, block]))) as fc.Arbitrary<Record<string, Block>>
}

/** One value for all environments, or one for each of them. */
export function each(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof(value, map(Object.fromEntries(SLOTS.map(slot => [slot, value])), SLOTS))
}
