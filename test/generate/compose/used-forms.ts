import { type ComposeSchema, composeSchema, type Form, formsOf, keysOf, type ValueType } from './schema.ts'

/** Every place of the schema with every type that may stand there: `workload_spec.ports[]: string`. */
export function knownForms(): ReadonlySet<string> {
  const known = new Set<string>()
  const visit = (schema: ComposeSchema, place: string): void => {
    for (const form of formsOf(schema, place)) {
      const isKnown = known.has(wordsFor(form.place, form.type))
      known.add(wordsFor(place, form.type)).add(wordsFor(form.place, form.type))
      if (isKnown && form.place !== place) continue
      if (form.type === 'array' && form.schema.items) visit(form.schema.items, `${form.place}[]`)
      if (form.type === 'object') for (const key of keysOf(form)) visit(key.schema, key.place)
    }
  }
  visit(composeSchema, 'project')
  return known
}

/** Adds the places and types that a compose file uses to `used`, in the same words. */
export function addUsedForms(value: unknown, used: Set<string>): void {
  const visit = (value: unknown, schema: ComposeSchema, place: string): void => {
    const form = formOf(value, schema, place)
    if (!form) return
    used.add(wordsFor(place, form.type)).add(wordsFor(form.place, form.type))
    if (Array.isArray(value)) for (const item of value) visit(item, form.schema.items ?? {}, `${form.place}[]`)
    else if (typeof value === 'object' && value !== null) {
      const keys = keysOf(form)
      for (const [name, inner] of Object.entries(value)) {
        const key = keys.find(key => key.name === name) ?? keys.find(key => key.name === undefined)
        if (key && !name.startsWith('x-')) visit(inner, key.schema, key.place)
      }
    }
  }
  visit(value, composeSchema, 'project')
}

/** The first way that a value may have been written in. */
function formOf(value: unknown, schema: ComposeSchema, place: string): Form | undefined {
  return formsOf(schema, place).find(({ type }) => isOfType(value, type))
}

/** Whether a value has a type of the schema. */
export function isOfType(value: unknown, type: ValueType): boolean {
  switch (type) {
    case 'array':
      return Array.isArray(value)
    case 'null':
      return value === null
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
    case 'integer':
      return Number.isInteger(value)
    default:
      return typeof value === type
  }
}

function wordsFor(place: string, type: ValueType): string {
  return `${place}: ${type}`
}
