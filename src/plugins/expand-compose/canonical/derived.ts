import { byRule, keyOriginOf, originsOf, type Provenance, provenanceOf, withProvenance } from 'k3s-platform/plugin'

/** Notes for each field of `made` from which field of `source` it was made; other fields come from the whole of it. */
export function derivedFrom<Made extends object>(
  source: object,
  made: Made,
  steps: ReadonlyMap<string | number, string | number>,
): Made {
  const step = (name: string | number) => steps.get(Array.isArray(made) ? Number(name) : name)
  return withProvenance(made, {
    own: () => originsOf(source),
    field: name => originsOf(source, step(name) ?? name),
    key: name => keyOriginOf(source, step(name) ?? name),
  })
}

/** Notes that all of `made` was written as one text: the field `key` of `parent`. */
export function madeFromText<Made extends object>(parent: object, key: string | number, made: Made): Made {
  return withProvenance(made, {
    own: () => originsOf(parent, key),
    field: name => (Object.hasOwn(made, name) ? originsOf(parent, key) : []),
    key: name => (Object.hasOwn(made, name) ? keyOriginOf(parent, key) : undefined),
  })
}

/** The node with a field that nobody wrote: its place is that of the node, by the rule `default:<field>`. */
export function withDefault<Made extends object, Field extends keyof Made & string>(
  made: Made,
  field: Field,
  value: Made[Field],
): Made {
  if (Object.hasOwn(made, field)) return made
  return withField(made, field, value, {
    own: () => originsOf(made),
    field: () => byRule(`default:${field}`, originsOf(made)),
  })
}

/** The node with a field that was written in another node, which has it under the same name. */
export function withFieldOf<Made extends object, Field extends keyof Made & string>(
  source: object,
  made: Made,
  field: Field,
  value: Made[Field],
): Made {
  return withField(made, field, value, provenanceOf(source))
}

function withField<Made extends object>(made: Made, field: string, value: unknown, from: Provenance | undefined): Made {
  const of = (name: string | number) => (name === field ? from : provenanceOf(made))
  return withProvenance(
    { ...made, [field]: value },
    {
      own: () => originsOf(made),
      field: name => of(name)?.field(name) ?? [],
      key: name => of(name)?.key?.(name),
    },
  )
}
