import type { Resource } from 'k3s-platform/plugin'
import type { Mistake } from './mistake.ts'
import { rulesFor } from './rules.ts'
import type { SchemaRule } from './schema.ts'

/** Everything that is wrong with one object, once: its shape, and then what only rules can say. */
export function mistakesIn(resource: Resource, schema: SchemaRule): readonly Mistake[] {
  const ofShape = schema(resource)
  // The rules trust the types of what they read.
  const isReadable = ofShape.every(({ code }) => code !== 'check/wrong-type')
  const ofRules = isReadable ? rulesFor(resource).flatMap(rule => [...rule(resource)]) : []
  const all = [...ofShape.filter(mistake => !isToldBetter(mistake, ofRules)), ...ofRules]
  return [...new Map(all.map(mistake => [keyOf(mistake), mistake])).values()]
}

/** A rule knows what stands twice in the two elements. */
function isToldBetter({ code, field }: Mistake, ofRules: readonly Mistake[]): boolean {
  return (
    code === 'check/duplicate-element' &&
    ofRules.some(other => other.code.startsWith('check/duplicate-') && other.field.pointer.startsWith(field.pointer))
  )
}

function keyOf({ code, field, message }: Mistake): string {
  return `${code} ${field.pointer} ${message}`
}
