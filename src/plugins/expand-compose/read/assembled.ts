import { markOf, withProvenance } from 'k3s-platform/plugin'

/** A field of a node. */
export interface Field {
  readonly node: object
  readonly key: string | number
}

/** Notes that `made` is assembled from fields of other nodes, and has the place of `whole`. */
export function assembled<Made extends object>(
  made: Made,
  whole: object,
  fields: ReadonlyMap<string | number, Field>,
): Made {
  return withProvenance(made, {
    at(name) {
      if (name === undefined) return markOf(whole)
      const field = fields.get(Array.isArray(made) ? Number(name) : name)
      return field ? markOf(field.node, field.key) : { origins: [] }
    },
  })
}
