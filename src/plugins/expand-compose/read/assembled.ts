import { keyOriginOf, originsOf, withProvenance } from 'k3s-platform/plugin'

/** A field of a node. */
export interface Field {
  readonly node: object
  readonly key: string | number
}

/** Notes that `made` is put together from fields of other nodes, and stands as a whole where `whole` does. */
export function assembled<Made extends object>(
  made: Made,
  whole: object,
  fields: ReadonlyMap<string | number, Field>,
): Made {
  const of = (name: string | number) => fields.get(Array.isArray(made) ? Number(name) : name)
  const ask = <Answer>(name: string | number, question: (field: Field) => Answer): Answer | undefined => {
    const field = of(name)
    return field && question(field)
  }
  return withProvenance(made, {
    own: () => originsOf(whole),
    field: name => ask(name, ({ node, key }) => originsOf(node, key)) ?? [],
    key: name => ask(name, ({ node, key }) => keyOriginOf(node, key)),
  })
}
