import { distinct, type Mark, type Origin, type Provenance, withProvenance } from 'k3s-platform/plugin'
import type { NumberValue } from './number-text.ts'
import type { Place, Value } from './value.ts'

/**
 * A value as plain data, whose lists and maps know the place of each item. Sets have no order, so there is none of them;
 * `before` are places that come in front of those of the items: the argument that names a constant. `number` makes plain
 * data of a number.
 */
export function plainValue(
  value: Value,
  path: string,
  before: readonly Origin[],
  number: (value: NumberValue) => unknown = ({ value: written }) => Number(written),
): unknown {
  switch (value.type) {
    case 'str':
    case 'bool':
      return value.value
    case 'int':
    case 'float':
      return number(value)
    case 'list':
    case 'tuple': {
      const items = value.items.map((item, index) => plainValue(item, `${path}[${index}]`, before, number))
      return withProvenance(
        items,
        new ItemPlaces(value.place, path, before, name => value.items[Number(name)], bracketed),
      )
    }
    case 'dict': {
      const fields = new Map(value.items.flatMap(([key, item]) => (key.type === 'str' ? [[key.value, item]] : [])))
      const map = Object.fromEntries(
        [...fields].map(([key, item]) => [key, plainValue(item, `${path}.${key}`, before, number)]),
      )
      return withProvenance(map, new ItemPlaces(value.place, path, before, name => fields.get(String(name)), dotted))
    }
    default:
      return undefined
  }
}

/** The place as diagnostics have it. */
export function originOf(place: Place, path: string): Origin {
  return place.source.origin(place.start, place.end, path)
}

class ItemPlaces implements Provenance {
  readonly #own: () => readonly Origin[]
  readonly #field: (name: string | number) => readonly Origin[]

  constructor(
    place: Place,
    path: string,
    before: readonly Origin[],
    item: (name: string | number) => Value | undefined,
    step: (path: string, name: string | number) => string,
  ) {
    this.#own = () => distinct([...before, originOf(place, path)])
    this.#field = name => {
      const found = item(name)
      return found ? distinct([...before, originOf(found.place, step(path, name))]) : this.#own()
    }
  }

  at(name?: string | number): Mark {
    return { origins: name === undefined ? this.#own() : this.#field(name) }
  }
}

function bracketed(path: string, name: string | number): string {
  return `${path}[${name}]`
}

function dotted(path: string, name: string | number): string {
  return `${path}.${name}`
}
