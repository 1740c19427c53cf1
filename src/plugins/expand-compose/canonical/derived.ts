import { byRule, type Mark, markOf, originsOf, withProvenance } from 'k3s-platform/plugin'

/** Notes for each field of `made` from which field of `source` it was made; other fields come from the whole of it. */
export function derivedFrom<Made extends object>(
  source: object,
  made: Made,
  steps: ReadonlyMap<string | number, string | number>,
): Made {
  const stepOf = (name: string | number) => steps.get(Array.isArray(made) ? Number(name) : name) ?? name
  return withProvenance(made, { at: name => markOf(source, name === undefined ? name : stepOf(name)) })
}

/** Notes that all of `made` was written as one string: the field `key` of `parent`. */
export function madeFromText<Made extends object>(parent: object, key: string | number, made: Made): Made {
  const isIn = (name: string | number | undefined) => name === undefined || Object.hasOwn(made, name)
  return withProvenance(made, { at: name => (isIn(name) ? markOf(parent, key) : { origins: [] }) })
}

/** The node with a field that is not in the file: its place is that of the node, by the rule `default:<field>`. */
export function withDefault<Made extends object, Field extends keyof Made & string>(
  made: Made,
  field: Field,
  value: Made[Field],
): Made {
  if (Object.hasOwn(made, field)) return made
  return withField(made, field, value, () => ({ origins: byRule(`default:${field}`, originsOf(made)) }))
}

/** The node with a field that was written in another node, which has it under the same name. */
export function withFieldOf<Made extends object, Field extends keyof Made & string>(
  source: object,
  made: Made,
  field: Field,
  value: Made[Field],
): Made {
  return withField(made, field, value, () => markOf(source, field))
}

function withField<Made extends object>(made: Made, field: string, value: unknown, mark: () => Mark): Made {
  return withProvenance({ ...made, [field]: value }, { at: name => (name === field ? mark() : markOf(made, name)) })
}
