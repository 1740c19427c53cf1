import { type DeclaredKinds, type Mistake, own, type Resource } from 'k3s-platform/plugin'
import { rulesFor } from './rules.ts'
import type { SchemaRule } from './schema.ts'
import { withoutNulls } from './without-nulls.ts'

/** Everything that is wrong with one object, once: its shape, and then what only rules can say. */
export function mistakesIn(resource: Resource, schema: SchemaRule, kinds: DeclaredKinds): readonly Mistake[] {
  const declared = own(kinds, `${resource.object.apiVersion} ${resource.object.kind}`)
  const ofShape = schema(resource).filter(({ code }) => !declared || code !== 'check/unknown-kind')
  const read = withoutNulls(resource)
  const ofRules = isReadable(ofShape) ? rulesFor(read, kinds).flatMap(rule => [...rule(read)]) : []
  if (ofShape.length + ofRules.length === 0) return ofShape
  const all = [...ofShape.filter(mistake => !isToldBetter(mistake, ofRules)), ...ofRules]
  return [...new Map(all.map(mistake => [keyOf(mistake), mistake])).values()]
}

// Rules trust fields to be of the types that their kind has.
function isReadable(mistakes: readonly Mistake[]): boolean {
  return mistakes.every(({ code }) => code !== 'check/wrong-type')
}

/** Another rule checks duplicates within the two elements. */
function isToldBetter({ code, field }: Mistake, ofRules: readonly Mistake[]): boolean {
  return (
    code === 'check/duplicate-element' &&
    ofRules.some(other => other.code.startsWith('check/duplicate-') && other.field.pointer.startsWith(field.pointer))
  )
}

function keyOf({ code, field, message }: Mistake): string {
  return `${code} ${field.pointer} ${message}`
}
